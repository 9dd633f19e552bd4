package org.atrous.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;

/**
 * What the compiler found about a run's network, at the output stride and crop of its training: the
 * content of {@code network.json}.
 *
 * @param network its name
 * @param dialect its name
 * @param outputStride in training
 * @param inputHeight in pixels
 * @param inputWidth in pixels
 * @param parameters trainable numbers
 * @param multiplyAdds of the convolutions, for one image
 * @param blocks in the order of the network
 */
public record NetworkSummary(
    String network,
    String dialect,
    int outputStride,
    int inputHeight,
    int inputWidth,
    long parameters,
    long multiplyAdds,
    List<Block> blocks) {
  private static final String FILE = "network.json";

  public NetworkSummary {
    blocks = List.copyOf(blocks);
  }

  /**
   * A block of the trunk, or a component of the head.
   *
   * @param name of the block or component
   * @param shape height, width and channels of what flows out
   * @param rate that the output stride asks of it
   * @param parameters trainable numbers
   * @param multiplyAdds of the convolutions, for one image
   */
  public record Block(
      String name, List<Integer> shape, int rate, long parameters, long multiplyAdds) {
    public Block {
      shape = List.copyOf(shape);
    }
  }

  /**
   * That of a run, unless it has none.
   *
   * @throws RunException if it can't be read
   */
  public static Optional<NetworkSummary> read(RunFolder run) throws IOException {
    Path file = run.path().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readString(file), NetworkSummary.class));
    } catch (JsonProcessingException e) {
      throw new RunException(
          "`%s` can't be understood: %s".formatted(file, e.getOriginalMessage()),
          "it was changed by hand; remove it, for it only serves to inform",
          e);
    }
  }

  /** Leaves it in a run. */
  public void write(RunFolder run) throws IOException {
    AtomicFile.write(run.path().resolve(FILE), Json.pretty(this));
  }
}
