package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
  @TempDir Path folder;

  @Test
  void aSoundSpecPasses() throws IOException {
    CommandRun run = CommandRun.of("check", Specs.write(folder.resolve("a.atrous"), Specs.SMALL));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo(lines("1 spec checked: no errors, no warnings"));
    assertThat(run.exitCode()).isEqualTo(0);
  }

  @Test
  void everyMistakeOfEverySpecIsShownAtItsPlace() throws IOException {
    Specs.write(folder.resolve("a.atrous"), Specs.WRONG);
    Specs.write(folder.resolve("nested/b.atrous"), Specs.WRONG);

    CommandRun run = CommandRun.of("check", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).containsMatch("(?m)a\\.atrous:7:3: error\\[AT0201\\]: .*asppp");
    assertThat(run.err()).containsMatch("(?m)a\\.atrous:8:10: error\\[AT0201\\]: .*clases");
    assertThat(run.err()).containsMatch("(?m)b\\.atrous:7:3: error\\[AT0201\\]: .*asppp");
    assertThat(run.err()).containsMatch("(?m)b\\.atrous:8:10: error\\[AT0201\\]: .*clases");
    assertThat(run.out()).isEqualTo(lines("2 specs checked: 4 errors, no warnings"));
  }

  @Test
  void aMistakeInAFileThatTwoSpecsImportIsShownOnce() throws IOException {
    Specs.write(folder.resolve("heads.atrous"), "component head(n: int) { cnv(1x1, n) }\n");
    Path first = Specs.write(folder.resolve("a.atrous"), "import heads\n");
    Path second = Specs.write(folder.resolve("b.atrous"), "import heads\n");

    CommandRun run = CommandRun.of("check", first, second);

    assertThat(run.err().split("heads\\.atrous:1:26: error", -1)).hasLength(2);
    assertThat(run.out()).contains("2 specs checked: 1 error,");
  }

  @Test
  void anImportIsLookedForBesideTheSpecAndThenInTheImportPath() throws IOException {
    Path shared = folder.resolve("shared");
    Specs.write(shared.resolve("parts/heads.atrous"), "component head(n: int) { conv(1x1, n) }\n");
    Path spec = Specs.write(folder.resolve("nets/a.atrous"), "import parts.heads\n");

    assertThat(CommandRun.of("check", spec).err()).contains("error[AT0206]");
    assertThat(CommandRun.of("check", "--import-path", shared, spec).err()).isEmpty();
    assertThat(CommandRun.of("check", "--import-path", folder, spec).err())
        .containsMatch("it isn't in `.*` either");
  }

  @Test
  void jsonListsEveryFindingWithItsPlace() throws IOException {
    Specs.write(folder.resolve("heads.atrous"), "component head(n: int) { cnv(1x1, n) }\n");
    Path first = Specs.write(folder.resolve("a.atrous"), "import heads\n");
    Path second = Specs.write(folder.resolve("b.atrous"), "import heads\n");

    CommandRun run = CommandRun.of("check", "--format", "json", first, second);

    JsonNode result = new ObjectMapper().readTree(run.out());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(result.get("specs").asInt()).isEqualTo(2);
    assertThat(result.get("errors").asInt()).isEqualTo(1);
    assertThat(result.get("diagnostics")).hasSize(1);
    JsonNode finding = result.get("diagnostics").get(0);
    assertThat(finding.get("code").asText()).isEqualTo("AT0201");
    assertThat(finding.get("severity").asText()).isEqualTo("error");
    assertThat(finding.get("message").asText()).isEqualTo("unknown component `cnv`");
    assertThat(finding.get("help").asText()).isEqualTo("did you mean `conv`?");
    assertThat(finding.get("place").get("file").asText()).endsWith("heads.atrous");
    assertThat(finding.get("place").get("line").asInt()).isEqualTo(1);
    assertThat(finding.get("place").get("column").asInt()).isEqualTo(26);
    assertThat(finding.get("place").get("endColumn").asInt()).isEqualTo(29);
  }

  @Test
  void quietLeavesTheCountsOut() throws IOException {
    Path spec = Specs.write(folder.resolve("a.atrous"), Specs.SMALL);

    assertThat(CommandRun.of("check", "--quiet", spec)).isEqualTo(new CommandRun(0, "", ""));
  }

  @Test
  void aSpecThatIsNotThereIsAnErrorOfOneMessage() {
    CommandRun run = CommandRun.of("check", folder.resolve("missing.atrous"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("missing.atrous");
    assertThat(run.err()).contains("AT0001");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void bytesThatAreNotUtf8AreAnError() throws IOException {
    Path spec = folder.resolve("latin.atrous");
    Files.write(spec, "/// größer\n".getBytes(StandardCharsets.ISO_8859_1));

    CommandRun run = CommandRun.of("check", spec);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("AT0002");
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}
