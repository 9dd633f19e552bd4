package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
  private static final String TWO = Specs.SMALL + "\nnetwork Other = Small(classes: 5)\n";

  @TempDir Path folder;

  @Test
  void everySettingSaysWhereItCameFrom() throws IOException {
    CommandRun run = explain(Specs.SMALL);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).startsWith("Small  a.atrous:5:9");
    assertThat(run.out()).containsMatch("(?m)^  classes  3  default  a.atrous:5:30$");
    assertThat(run.out()).contains("dialect paper");
    assertThat(run.out()).containsMatch("(?m)^  stem +stem7x7 +paper +std/dialects.atrous:");
    assertThat(run.out()).containsMatch("(?m)^  width +256 +dialect.aspp_width of paper +std/");
    assertThat(run.out()).containsMatch("(?m)^  rates +\\(6, 12\\) +argument +a.atrous:7:8$");
  }

  @Test
  void aUnitShowsInWhatItDiffersFromTheOneBefore() throws IOException {
    CommandRun run = explain(Specs.SMALL);

    assertThat(run.out())
        .containsMatch("unit2: basic, but for these as unit1  .*\\n +stride +2 +step of block2 ");
  }

  @Test
  void whatIsSetByHandIsSaid() throws IOException {
    CommandRun run = explain(Specs.SMALL, "--set", "classes=7");

    assertThat(run.out()).containsMatch("(?m)^  classes  7  --set ");
  }

  @Test
  void aVariantsArgumentStandsInItsOwnLine() throws IOException {
    CommandRun run = explain(TWO, "--network", "Other");

    assertThat(run.out()).containsMatch("(?m)^  classes  5  argument  a.atrous:11:23$");
  }

  @Test
  void jsonHasTheKeysThatScriptsRead() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(explain(TWO, "--network", "Other", "--format", "json").out());

    JsonNode backbone = json.get("components").get(0);
    assertThat(json.get("network").asText()).isEqualTo("Other");
    assertThat(json.get("arguments").get(0).get("origin").asText()).isEqualTo("argument");
    assertThat(json.get("dialect").asText()).isEqualTo("paper");
    assertThat(backbone.get("kind").asText()).isEqualTo("backbone");
    assertThat(backbone.get("arguments").get(0).get("name").asText()).isEqualTo("units");
    assertThat(backbone.get("components").get(1).get("path").asText()).isEqualTo("backbone/block1");
  }

  @Test
  void severalNetworksAreAnArrayOfJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(explain(TWO, "--format", "json").out());

    assertThat(json.get(0).get("network").asText()).isEqualTo("Small");
    assertThat(json.get(1).get("network").asText()).isEqualTo("Other");
  }

  private CommandRun explain(String text, String... options) throws IOException {
    Path spec = Specs.write(folder.resolve("a.atrous"), text);
    return CommandRun.of(Stream.concat(Stream.of("explain", spec), Stream.of(options)).toArray());
  }
}
