package org.atrous.runtime.weights.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.weights.pickle.PickleValue.Global;

/** The functions and classes that a pickle of some format may ask for. */
public interface PickleFunctions {
  /** Whether a name is one of them. */
  boolean knows(Global global);

  /**
   * Calls a function, or makes an object of a class.
   *
   * @param global one that is known
   * @throws org.atrous.runtime.weights.bytes.MalformedException if the arguments aren't what it
   *     takes
   */
  PickleValue call(Global global, List<PickleValue> arguments) throws IOException;

  /**
   * Completes an object that a call made.
   *
   * @return the object, or what replaces it
   */
  PickleValue build(PickleValue.Made object, PickleValue state) throws IOException;

  /** Finds what the pickle keeps outside of itself, or nothing where the format has no such. */
  Optional<PickleValue> persistent(PickleValue id) throws IOException;
}
