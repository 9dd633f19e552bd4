package org.atrous.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A checkout that holds the launcher, empty modules, a build that only notes that it ran, and a
 * Java that only says how it was called.
 */
final class Checkout {
  private final Path root;

  private Checkout(Path root) {
    this.root = root;
  }

  static Checkout in(Path folder) throws IOException {
    Checkout checkout = new Checkout(folder.toRealPath());
    Files.copy(Path.of("..", "atrous"), checkout.root.resolve("atrous"));
    Files.writeString(checkout.root.resolve("pom.xml"), "");
    for (String module : List.of("dsl-grammar", "compiler", "runtime", "cli")) {
      Files.createDirectories(checkout.root.resolve(module).resolve("src/main"));
      Files.writeString(checkout.root.resolve(module).resolve("pom.xml"), "");
    }
    checkout.build(
        """
        echo built "$@" >>builds
        mkdir -p cli/target/quick
        : >cli/target/quick/atrous-cli.jar
        printf %s "$PWD/pom.xml" >cli/target/quick/classpath
        """);
    checkout.java(17, 0);
    return checkout;
  }

  Path root() {
    return root;
  }

  Path launcher() {
    return root.resolve("atrous");
  }

  /** Makes the build do something else. */
  void build(String script) throws IOException {
    executable(root.resolve("mvnw"), script);
  }

  /** Makes Java another version, one whose programs end with that exit code. */
  void java(int version, int exitCode) throws IOException {
    executable(
        root.resolve("jdk/bin/java"),
        """
        if [ "$1" = -version ]; then
          echo 'openjdk version "%d.0.1" 2026-01-01' >&2
          exit
        fi
        echo "$@"
        exit %d
        """
            .formatted(version, exitCode));
  }

  /** Makes a source that is newer than any build. */
  void change(String source) throws IOException {
    Files.setLastModifiedTime(
        Files.writeString(root.resolve(source), ""),
        FileTime.fromMillis(System.currentTimeMillis() + 60_000));
  }

  /** How many times the build ran. */
  int builds() throws IOException {
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  CommandRun run(Path launcher, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(root, "out", ".txt");
    Path err = Files.createTempFile(root, "err", ".txt");
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder process =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    process.environment().putAll(Map.of("JAVA_HOME", root.resolve("jdk").toString()));
    process.environment().remove("JAVA_OPTS");
    int exitCode = process.start().waitFor();
    return new CommandRun(exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  CommandRun run(String... arguments) throws IOException, InterruptedException {
    return run(launcher(), arguments);
  }

  private static void executable(Path file, String script) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
