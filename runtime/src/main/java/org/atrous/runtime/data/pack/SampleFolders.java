package org.atrous.runtime.data.pack;

import java.nio.file.Path;
import org.atrous.runtime.data.DatasetFolder;
import org.atrous.runtime.data.SampleFolder;
import org.atrous.runtime.experiment.Dataset;

/** Opens folders of samples, whichever kind they are of. */
public final class SampleFolders {
  private SampleFolders() {}

  /**
   * The samples of a data set in a folder, which is one of files or was packed.
   *
   * @throws org.atrous.runtime.data.DataException if it is neither, or was packed from something
   *     else
   */
  public static SampleFolder open(Dataset dataset, Path folder) {
    return PackedFolder.isPacked(folder)
        ? PackedFolder.open(dataset, folder)
        : DatasetFolder.open(dataset, folder);
  }
}
