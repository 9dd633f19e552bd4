package org.atrous.runtime.weights.file;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.file.KerasNames.Place;

/** Walks through an HDF5 file of Keras. */
final class KerasWeights {
  private static final Set<String> TRAINING = Set.of("optimizer", "optimizer_weights");
  private static final int DEEPEST = 32;
  private static final int MOST_NODES = 200_000;

  private final long fileSize;
  private final List<Place> places = new ArrayList<>();
  private final List<Dataset> datasets = new ArrayList<>();
  private int nodes;

  private KerasWeights(long fileSize) {
    this.fileSize = fileSize;
  }

  /** Opens with the library, which throws what it likes where a file is damaged. */
  @FunctionalInterface
  interface Opening {
    HdfFile open();
  }

  static WeightFile open(Path path, String format, long fileSize, Opening opening)
      throws IOException {
    HdfFile file = Hdf5Library.call(opening::open);
    try {
      requireWhole(file, fileSize);
      KerasWeights weights = new KerasWeights(fileSize);
      TensorIndex tensors = weights.index(file);
      return IndexedWeightFile.of(
          path, format, Optional.of(LayoutConvention.TENSORFLOW), tensors, file::close);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static void requireWhole(HdfFile file, long fileSize) throws MalformedException {
    long end =
        Hdf5Library.call(() -> file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress());
    if (end > fileSize) {
      throw new MalformedException("it should have %d bytes, but has %d".formatted(end, fileSize));
    }
  }

  private TensorIndex index(HdfFile file) throws IOException {
    walk(file, List.of());
    List<String> names = KerasNames.of(places);
    TensorIndex tensors = new TensorIndex();
    for (int i = 0; i < names.size(); i++) {
      Dataset dataset = datasets.get(i);
      tensors.add(names.get(i), () -> Hdf5Tensor.of(dataset, fileSize));
    }
    if (names.isEmpty()) {
      throw new MalformedException("it has no tensors");
    }
    return tensors;
  }

  /** Links are left alone: they may lead out of the file. */
  private void walk(Group group, List<String> path) throws IOException {
    if (path.size() > DEEPEST) {
      throw new MalformedException("its groups are nested %d deep".formatted(path.size()));
    }
    Iterable<Node> children = Hdf5Library.call(() -> List.copyOf(group.getChildren().values()));
    List<Dataset> here = new ArrayList<>();
    for (Node child : children) {
      if (++nodes > MOST_NODES) {
        throw new MalformedException("it has more than %d groups".formatted(MOST_NODES));
      }
      if (child.isLink() || (path.isEmpty() && TRAINING.contains(child.getName()))) {
        continue;
      }
      List<String> childPath = new ArrayList<>(path);
      childPath.add(child.getName());
      if (child instanceof Group inner) {
        walk(inner, childPath);
      } else if (child instanceof Dataset dataset && Hdf5Tensor.isNumbers(dataset)) {
        here.add(dataset);
      }
    }
    Optional<String> layer = here.isEmpty() ? Optional.empty() : layer(group);
    for (Dataset dataset : here) {
      List<String> datasetPath = new ArrayList<>(path);
      datasetPath.add(dataset.getName());
      places.add(new Place(datasetPath, layer, here.size()));
      datasets.add(dataset);
    }
  }

  private static Optional<String> layer(Group group) throws MalformedException {
    Attribute name = Hdf5Library.callNullable(() -> group.getAttributes().get("name"));
    Object value = name == null ? null : Hdf5Library.callNullable(name::getData);
    return value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
  }
}
