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

  private static final String RECIPES =
      """
      dataset d {
        pairs   "{split}/*.jpg" -> "{split}/*.png"
        classes A, B, C
      }
      recipe first {
        data d split train
        crop 65x65
        batch 8
      }
      recipe second after first {
        batch 4
      }
      evaluation val {
        data d split val
        scales 0.5, 1.0
      }
      """;

  @TempDir Path folder;

  @Test
  void everySettingSaysWhereItCameFrom() throws IOException {
    CommandRun run = explain(Specs.SMALL);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).startsWith("network Small  a.atrous:5:9");
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
        new ObjectMapper()
            .readTree(explain(TWO, "--network", "Other", "--format", "json").out())
            .get("networks")
            .get(0);

    JsonNode backbone = json.get("components").get(0);
    assertThat(json.get("network").asText()).isEqualTo("Other");
    assertThat(json.get("arguments").get(0).get("origin").asText()).isEqualTo("argument");
    assertThat(json.get("dialect").asText()).isEqualTo("paper");
    assertThat(backbone.get("kind").asText()).isEqualTo("backbone");
    assertThat(backbone.get("arguments").get(0).get("name").asText()).isEqualTo("units");
    assertThat(backbone.get("components").get(1).get("path").asText()).isEqualTo("backbone/block1");
  }

  @Test
  void jsonHoldsNetworksRecipesAndEvaluations() throws IOException {
    JsonNode json = new ObjectMapper().readTree(explain(TWO + RECIPES, "--format", "json").out());

    assertThat(json.get("networks").get(0).get("network").asText()).isEqualTo("Small");
    assertThat(json.get("networks").get(1).get("network").asText()).isEqualTo("Other");
    assertThat(json.get("recipes").get(1).get("name").asText()).isEqualTo("second");
    assertThat(json.get("recipes").get(1).get("after").asText()).isEqualTo("first");
    assertThat(json.get("evaluations").get(0).get("name").asText()).isEqualTo("val");
  }

  @Test
  void aRecipesSettingsSayWhoseTheyAre() throws IOException {
    CommandRun run = explain(Specs.SMALL + RECIPES, "--recipe", "second");

    assertThat(run.out()).startsWith("recipe second after first  a.atrous:19:8");
    assertThat(run.out()).containsMatch("(?m)^  batch +4 +own +a.atrous:20:3$");
    assertThat(run.out()).containsMatch("(?m)^  crop +65x65 +first +a.atrous:16:3$");
    assertThat(run.out()).containsMatch("(?m)^  optimizer +momentum\\(0.9\\) +default$");
    assertThat(run.out()).doesNotContain("network Small");
  }

  @Test
  void anEvaluationIsExplainedToo() throws IOException {
    CommandRun run = explain(Specs.SMALL + RECIPES, "--evaluation", "val");

    assertThat(run.out()).containsMatch("(?m)^  scales +0.5, 1.0 +own +a.atrous:");
    assertThat(run.out()).containsMatch("(?m)^  output_stride +16 +default$");
  }

  @Test
  void aRecipeThatIsntThereIsAnError() throws IOException {
    CommandRun run = explain(Specs.SMALL + RECIPES, "--recipe", "secnd");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no recipe `secnd`");
    assertThat(run.err()).contains("did you mean `second`?");
  }

  private CommandRun explain(String text, String... options) throws IOException {
    Path spec = Specs.write(folder.resolve("a.atrous"), text);
    return CommandRun.of(Stream.concat(Stream.of("explain", spec), Stream.of(options)).toArray());
  }
}
