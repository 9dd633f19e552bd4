package org.atrous.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.atrous.compiler.JavaSource;
import org.atrous.compiler.output.SourceWriter;

/** A folder of generated sources that a build brings up to date. */
final class GeneratedSources {
  private final Path folder;
  private final Log log;

  GeneratedSources(Path folder, Log log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * Writes what changed and deletes what no spec generates any more.
   *
   * @throws MojoFailureException where two specs claim one class
   */
  void update(List<JavaSource> sources) throws IOException, MojoFailureException {
    try {
      SourceWriter.Outcome outcome = new SourceWriter(folder).synchronize(sources);
      log.info(
          "Generated classes: %d written, %d unchanged, %d deleted."
              .formatted(outcome.written(), outcome.unchanged(), outcome.deleted()));
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    }
  }
}
