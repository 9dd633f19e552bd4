package org.atrous.compiler.output;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.atrous.compiler.JavaSource;
import org.atrous.compiler.output.SourceWriter.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceWriterTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;

  @Test
  void writesAClassBelowTheFoldersOfItsPackage() throws IOException {
    Outcome outcome = writer().write(List.of(new JavaSource("a.b.C", "class C {}\n")));

    assertThat(Files.readString(folder.resolve("a/b/C.java"))).isEqualTo("class C {}\n");
    assertThat(outcome).isEqualTo(new Outcome(1, 0, 0));
  }

  @Test
  void leavesAnUnchangedFileUntouched() throws IOException {
    JavaSource source = new JavaSource("C", "class C {}\n");
    writer().write(List.of(source));
    Files.setLastModifiedTime(folder.resolve("C.java"), LONG_AGO);

    Outcome outcome = writer().write(List.of(source));

    assertThat(outcome).isEqualTo(new Outcome(0, 1, 0));
    assertThat(Files.getLastModifiedTime(folder.resolve("C.java"))).isEqualTo(LONG_AGO);
  }

  @Test
  void replacesAChangedFileAndLeavesNothingBesideIt() throws IOException {
    writer().write(List.of(new JavaSource("C", "class C {}\n")));

    writer().write(List.of(new JavaSource("C", "final class C {}\n")));

    assertThat(Files.readString(folder.resolve("C.java"))).isEqualTo("final class C {}\n");
    assertThat(files()).containsExactly("C.java");
  }

  @Test
  void refusesAPathThatLeavesTheFolderBeforeWritingAnything() throws IOException {
    List<JavaSource> sources =
        List.of(new JavaSource("C", "class C {}\n"), new JavaSource("/etc/D", "class D {}\n"));

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> writer().write(sources));

    assertThat(refusal).hasMessageThat().contains("leaves the output folder");
    assertThat(files()).isEmpty();
  }

  @Test
  void refusesTwoTextsOfOneClass() {
    List<JavaSource> sources =
        List.of(new JavaSource("a.C", "class C {}\n"), new JavaSource("a.C", "record C() {}\n"));

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> writer().write(sources));

    assertThat(refusal).hasMessageThat().contains("`a.C`");
  }

  @Test
  void synchronizingDeletesWhatItWroteBeforeAndTheFoldersThatGetEmpty() throws IOException {
    JavaSource stays = new JavaSource("a.C", "class C {}\n");
    writer().synchronize(List.of(stays, new JavaSource("a.b.D", "class D {}\n")));

    Outcome outcome = writer().synchronize(List.of(stays));

    assertThat(outcome).isEqualTo(new Outcome(0, 1, 1));
    assertThat(files()).containsExactly(".atrous-sources", "a/C.java");
    assertThat(Files.exists(folder.resolve("a/b"))).isFalse();
  }

  @Test
  void synchronizingNeverDeletesAFileFromAnotherHand() throws IOException {
    writer().synchronize(List.of(new JavaSource("a.C", "class C {}\n")));
    Files.writeString(folder.resolve("a/Mine.java"), "class Mine {}\n");

    writer().synchronize(List.of());

    assertThat(files()).containsExactly(".atrous-sources", "a/Mine.java");
  }

  @Test
  void synchronizingTwiceTouchesNothing() throws IOException {
    List<JavaSource> sources = List.of(new JavaSource("a.C", "class C {}\n"));
    writer().synchronize(sources);
    Files.setLastModifiedTime(folder.resolve(".atrous-sources"), LONG_AGO);

    Outcome outcome = writer().synchronize(sources);

    assertThat(outcome).isEqualTo(new Outcome(0, 1, 0));
    assertThat(Files.getLastModifiedTime(folder.resolve(".atrous-sources"))).isEqualTo(LONG_AGO);
  }

  @Test
  void synchronizingNothingIntoAFolderThatIsNotThereLeavesItSo() throws IOException {
    new SourceWriter(folder.resolve("new")).synchronize(List.of());

    assertThat(Files.exists(folder.resolve("new"))).isFalse();
  }

  private SourceWriter writer() {
    return new SourceWriter(folder);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
