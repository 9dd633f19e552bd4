package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Every command line that the README and the documents show can be typed. Those that only compile
 * are run, and print what is shown below them: {@code ...} stands for lines that are left out.
 */
final class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Commands that neither train nor need what was trained. */
  private static final Set<String> RUN =
      Set.of("check", "list", "summary", "explain", "diff", "draw", "dump", "sweep", "fmt");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyCommandWorks() throws IOException {
    return documents().stream()
        .flatMap(document -> document.commands().stream())
        .map(command -> DynamicTest.dynamicTest(command.toString(), () -> check(command)));
  }

  @Test
  void findsTheCommands() throws IOException {
    long shown =
        documents().stream()
            .flatMap(document -> document.commands().stream())
            .filter(command -> !command.output().isEmpty())
            .count();

    assertThat(shown).isAtLeast(15);
  }

  private void check(Document.Command command) throws IOException {
    boolean runs = RUN.contains(command.words().get(0)) && !command.words().contains("--run");
    if (!runs) {
      new CommandLine(new Atrous()).parseArgs(command.words().toArray(String[]::new));
      return;
    }
    for (Document.Spec spec : command.specs()) {
      Specs.write(folder.resolve(spec.path()), spec.text());
    }
    CommandRun run = CommandRun.of(command.words().stream().map(this::placed).toArray());

    boolean fails = command.output().stream().anyMatch(line -> line.contains(": error["));
    assertWithMessage("%s", run.err()).that(run.exitCode()).isEqualTo(fails ? 1 : 0);
    if (!command.output().isEmpty()) {
      List<String> printed = lines(run.out() + run.err());
      assertWithMessage("printed was\n%s", String.join("\n", printed))
          .that(missing(command.output().stream().map(Document::withoutPlaces).toList(), printed))
          .isEmpty();
    }
  }

  /** A path of a document is one in the repository, or of a file that the document shows. */
  private String placed(String word) {
    boolean picture = word.endsWith(".svg");
    if (!picture && !word.contains("/") && !Files.isDirectory(ROOT.resolve(word))) {
      return word;
    }
    boolean here = !picture && Files.exists(ROOT.resolve(word));
    return (here ? ROOT : folder).resolve(word).toString();
  }

  /** The part that isn't printed as it is shown. */
  private static String missing(List<String> shown, List<String> printed) {
    int next = 0;
    List<String> part = new ArrayList<>();
    boolean gap = false;
    for (String line : Stream.concat(shown.stream(), Stream.of("...")).toList()) {
      if (!line.equals("...")) {
        part.add(line);
        continue;
      }
      int at = gap ? find(part, printed, next) : next;
      if (at < 0 || at + part.size() > printed.size() || !startsAt(part, printed, at)) {
        return String.join("\n", part);
      }
      next = at + part.size();
      part.clear();
      gap = true;
    }
    boolean toTheEnd = !shown.get(shown.size() - 1).equals("...");
    return toTheEnd && next != printed.size() ? "more is printed: " + printed.get(next) : "";
  }

  private static int find(List<String> part, List<String> printed, int from) {
    for (int at = from; at + part.size() <= printed.size(); at++) {
      if (startsAt(part, printed, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsAt(List<String> part, List<String> printed, int at) {
    return printed.subList(at, at + part.size()).equals(part);
  }

  private static List<String> lines(String output) {
    return output.stripTrailing().lines().map(Document::withoutPlaces).toList();
  }

  private static List<Document> documents() throws IOException {
    List<Path> files =
        new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("models/README.md")));
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
    }
    return files.stream()
        .map(
            file -> {
              try {
                return Document.parse(ROOT.relativize(file).toString(), Files.readAllLines(file));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }
}
