package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.MemoryBytes;
import org.atrous.runtime.weights.bytes.Zip;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.atrous.runtime.weights.pickle.Unpickler;

/**
 * What {@code torch.save} writes since PyTorch 1.6: a zip file with a pickle of the tensors'
 * shapes, and an entry for each storage.
 */
final class TorchZip {
  private static final String PICKLE = "/data.pkl";
  private static final int LARGEST_PICKLE = 1 << 28;

  private TorchZip() {}

  /** Whether a zip file has the pickle of such a file. */
  static boolean isIn(Zip zip) {
    return folder(zip).isPresent();
  }

  /** Everything is in one folder, called as the file was. */
  private static Optional<String> folder(Zip zip) {
    List<String> folders =
        zip.names().stream()
            .filter(
                name ->
                    name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length())
            .map(name -> name.substring(0, name.length() - PICKLE.length()))
            .toList();
    return folders.size() == 1 ? Optional.of(folders.get(0)) : Optional.empty();
  }

  /** The tensors of a file for which {@link #isIn} holds; the zip file is closed with it. */
  static WeightFile open(Path path, Zip zip) throws IOException {
    String folder = folder(zip).orElseThrow();
    if (zip.names().contains(folder + "/constants.pkl")) {
      throw MalformedException.refused(
          "it is TorchScript, a program with its weights",
          "save the weights alone, as `model.state_dict()`, where the file was made");
    }
    ByteSource entry = zip.entry(folder + PICKLE);
    if (entry.size() > LARGEST_PICKLE) {
      throw new MalformedException("its pickle is absurdly large");
    }
    ByteSource pickle = new MemoryBytes(entry.read(0, (int) entry.size()));
    PickleValue root = Unpickler.read(pickle, 0, new TorchFunctions()).value();
    TensorIndex tensors = StateDictionary.in(root, storages(zip, folder));
    return IndexedWeightFile.of(
        path, "PyTorch", Optional.of(LayoutConvention.PYTORCH), tensors, zip);
  }

  private static TorchStorages storages(Zip zip, String folder) throws IOException {
    ByteOrder order = order(zip, folder + "/byteorder");
    return new TorchStorages() {
      @Override
      public ByteSource bytes(String key) throws IOException {
        return zip.entry(folder + "/data/" + key);
      }

      @Override
      public ByteOrder order() {
        return order;
      }
    };
  }

  private static ByteOrder order(Zip zip, String name) throws IOException {
    if (!zip.names().contains(name)) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    ByteSource entry = zip.entry(name);
    int length = (int) Math.min(entry.size(), 8);
    String order = StandardCharsets.US_ASCII.decode(entry.read(0, length)).toString();
    return order.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }
}
