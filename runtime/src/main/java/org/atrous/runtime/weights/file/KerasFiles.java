package org.atrous.runtime.weights.file;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.Zip;

/**
 * Keras' files: HDF5 in a layout of its own, alone or in a zip file with the network's settings.
 */
final class KerasFiles implements WeightFormat {
  private static final String ZIPPED = "model.weights.h5";

  @Override
  public String label() {
    return "Keras' HDF5";
  }

  @Override
  public boolean recognises(Head head) {
    return head.has(0, "\u0089HDF\r\n\u001a\n");
  }

  @Override
  public WeightFile open(Path file) throws IOException {
    return KerasWeights.open(file, "Keras, HDF5", Files.size(file), () -> new HdfFile(file));
  }

  /** Whether a zip file is Keras' own format. */
  static boolean areIn(Zip zip) {
    return zip.names().contains(ZIPPED);
  }

  /** The tensors of a zip file for which {@link #areIn} holds; the weights are held in memory. */
  static WeightFile openZip(Path path, Zip zip) throws IOException {
    ByteSource entry = zip.entry(ZIPPED);
    if (entry.size() > Integer.MAX_VALUE - 8) {
      throw new MalformedException("its weights are larger than 2 GB");
    }
    ByteBuffer bytes = entry.read(0, (int) entry.size());
    zip.close();
    return KerasWeights.open(path, "Keras, zip", entry.size(), () -> HdfFile.fromByteBuffer(bytes));
  }
}
