package org.atrous.runtime.weights.file;

import java.io.IOException;
import org.atrous.runtime.weights.pickle.PickleValue;

/** A tensor as a pickle describes it. */
interface PickledTensor extends PickleValue.Made {
  /**
   * Finds the values.
   *
   * @param storages what the pickle keeps outside of itself
   */
  StoredTensor locate(TorchStorages storages) throws IOException;
}
