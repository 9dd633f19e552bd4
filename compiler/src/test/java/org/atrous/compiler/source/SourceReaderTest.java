package org.atrous.compiler.source;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  @TempDir Path base;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void aSpecIsReadUnderTheNameThatIsShown() throws IOException {
    Files.createDirectory(base.resolve("specs"));
    SourceFile source = read(write("specs/a.atrous", "component a { x }\n".getBytes(UTF_8)));
    assertThat(source.displayPath()).isEqualTo("specs/a.atrous");
    assertThat(source.text()).isEqualTo("component a { x }\n");
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws IOException {
    SourceFile source = read(write("a.atrous", "\uFEFFcomponent a { x }".getBytes(UTF_8)));
    assertThat(source.text()).isEqualTo("component a { x }");
  }

  @Test
  void aMissingFileIsAnError() {
    assertThat(refused(base.resolve("nowhere.atrous")))
        .isEqualTo("nowhere.atrous: error[AT0001]: there is no such file\n");
  }

  @Test
  void aMissingFileHasANeighbourThatWasMeant() throws IOException {
    write("deep.atrous", new byte[] {'x'});
    write("deep.txt", new byte[] {'x'});
    assertThat(refused(base.resolve("depe.atrous"))).contains("did you mean `deep.atrous`?");
  }

  @Test
  void aForgottenExtensionIsSuggested() throws IOException {
    write("deep.atrous", new byte[] {'x'});
    assertThat(refused(base.resolve("deep"))).contains("did you mean `deep.atrous`?");
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThat(refused(base.resolve("specs/a.atrous")))
        .contains("there is no folder `specs/` either");
  }

  @Test
  void whatIsNotUtf8IsAnErrorWithItsPlace() throws IOException {
    Path file = write("a.atrous", "// one\r\n// caf\u00E9\n".getBytes(ISO_8859_1));
    assertThat(refused(file))
        .isEqualTo(
            """
            a.atrous: error[AT0002]: the file is not UTF-8: byte 0xE9 at offset 14, in line 2
                 = help: save it in UTF-8
            """);
  }

  @Test
  void aCharacterThatIsCutShortIsNotUtf8() throws IOException {
    Path file = write("a.atrous", new byte[] {'x', (byte) 0xC3});
    assertThat(refused(file)).contains("byte 0xC3 at offset 1, in line 1");
  }

  @Test
  void anEmptyFileIsAnError() throws IOException {
    String empty = "a.atrous: error[AT0003]: the file is empty\n";
    assertThat(refused(write("a.atrous", new byte[0]))).isEqualTo(empty);
    assertThat(refused(write("a.atrous", " \n\t\n".getBytes(UTF_8)))).isEqualTo(empty);
    assertThat(refused(write("a.atrous", "\uFEFF".getBytes(UTF_8)))).isEqualTo(empty);
  }

  @Test
  void aFolderIsAnError() throws IOException {
    Files.createDirectory(base.resolve("a.atrous"));
    assertThat(refused(base.resolve("a.atrous")))
        .isEqualTo("a.atrous: error[AT0004]: this is a folder, not a spec\n");
  }

  @Test
  void aFileThatIsMuchTooLargeIsAnError() throws IOException {
    Path file = write("a.atrous", new byte[(16 << 20) + 1]);
    assertThat(refused(file)).contains("error[AT0004]: the file is larger than 16 MiB");
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(base.resolve(name), bytes);
  }

  private SourceFile read(Path file) {
    Optional<SourceFile> source = SourceReader.read(file, shown(file), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return source.orElseThrow();
  }

  private String shown(Path file) {
    return base.relativize(file).toString().replace('\\', '/');
  }

  private String refused(Path file) {
    Diagnostics found = new Diagnostics();
    Optional<SourceFile> source = SourceReader.read(file, shown(file), found);
    assertWithMessage("what was read").that(source.isEmpty()).isTrue();
    return new DiagnosticPrinter(false).print(found.sorted());
  }
}
