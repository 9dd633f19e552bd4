package org.atrous.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The specs below a folder, and the Java package of each: the configured one, followed by the
 * folders that the spec lies in.
 */
final class SpecFolder {
  private static final String SUFFIX = ".atrous";

  private final Path folder;
  private final String packageName;

  SpecFolder(Path folder, String packageName) {
    this.folder = folder;
    this.packageName = packageName;
  }

  /** Every spec, sorted by path; none where the folder isn't there. */
  List<Path> specs() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /**
   * The package of the classes that a spec generates.
   *
   * @throws MojoFailureException where the configured package or a folder is no Java name
   */
  String packageOf(Path spec) throws MojoFailureException {
    List<String> parts = new ArrayList<>();
    parts.add(packageName);
    Path relative = folder.relativize(spec);
    for (int i = 0; i < relative.getNameCount() - 1; i++) {
      parts.add(relative.getName(i).toString());
    }
    String name = String.join(".", parts);
    if (!SourceVersion.isName(name, SourceVersion.RELEASE_17)) {
      throw new MojoFailureException(
          "`"
              + name
              + "`, the package of "
              + spec
              + ", is no Java name: rename the folder, or set another <packageName>");
    }
    return name;
  }
}
