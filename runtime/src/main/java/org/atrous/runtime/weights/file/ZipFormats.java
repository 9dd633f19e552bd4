package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.file.Path;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.Zip;

/** Zip files, which several formats are: their entries tell which. */
final class ZipFormats implements WeightFormat {
  @Override
  public String label() {
    return "zip";
  }

  @Override
  public boolean recognises(Head head) {
    return head.has(0, "PK\u0003\u0004");
  }

  @Override
  public WeightFile open(Path file) throws IOException {
    Zip zip = Zip.open(file);
    try {
      if (NumPyFiles.areIn(zip)) {
        return NumPyFiles.openZip(file, zip);
      }
      if (TorchZip.isIn(zip)) {
        return TorchZip.open(file, zip);
      }
      if (KerasFiles.areIn(zip)) {
        return KerasFiles.openZip(file, zip);
      }
      throw new MalformedException(
          "it is a zip file of `%s` and others, which no format of weights has"
              .formatted(zip.names().isEmpty() ? "" : zip.names().first()));
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }
}
