package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ListCommandTest {
  private static final String EXPERIMENT =
      Specs.SMALL
          + """

          dataset signs {
            pairs   "{split}/*.jpg" -> "{split}annot/*.png"
            classes Stop, Yield, Other
            ignore  255
          }

          recipe short {
            data          signs split train
            crop          257x321
            batch         8
            output_stride 16
            steps         1_200
            batch_norm decay 0.99
          }

          evaluation val {
            data          signs split val
            output_stride 8
          }
          """;

  @TempDir Path folder;

  @Test
  void everyKindOfDeclarationHasItsLine() throws IOException {
    CommandRun run = CommandRun.of("list", Specs.write(folder.resolve("a.atrous"), EXPERIMENT));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out())
        .containsMatch(
            "(?m)^  network +Small +[0-9,]+ parameters, output strides 4, 8, 16, 32 \\(classes: 3\\)$");
    assertThat(run.out()).containsMatch("(?m)^  dataset +signs +3 classes$");
    assertThat(run.out())
        .containsMatch(
            "(?m)^  recipe +short +signs train, crop 257x321, batch 8, 1,200 steps at output stride 16$");
    assertThat(run.out()).containsMatch("(?m)^  evaluation +val +signs val at output stride 8$");
  }

  @Test
  void soundSpecsAreListedBesideBrokenOnes() throws IOException {
    Specs.write(folder.resolve("a.atrous"), Specs.WRONG);
    Specs.write(folder.resolve("b.atrous"), Specs.SMALL);

    CommandRun run = CommandRun.of("list", folder);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("asppp");
    assertThat(run.out()).containsMatch("(?m)b\\.atrous$");
    assertThat(run.out()).doesNotContain("a.atrous");
  }

  @Test
  void jsonHasAnObjectForEachSpec() throws IOException {
    Specs.write(folder.resolve("a.atrous"), EXPERIMENT);
    Specs.write(folder.resolve("b.atrous"), Specs.SMALL);

    CommandRun run = CommandRun.of("list", folder, "--format", "json");

    JsonNode specs = new ObjectMapper().readTree(run.out());
    assertThat(specs.size()).isEqualTo(2);
    assertThat(specs.get(1).get("file").asText()).endsWith("b.atrous");
    assertThat(specs.get(1).get("recipes").size()).isEqualTo(0);
    JsonNode first = specs.get(0);
    JsonNode network = first.get("networks").get(0);
    assertThat(network.get("name").asText()).isEqualTo("Small");
    assertThat(network.get("arguments").toString()).isEqualTo("{\"classes\":\"3\"}");
    assertThat(network.get("outputStrides").toString()).isEqualTo("[4,8,16,32]");
    assertThat(first.get("recipes").get(0).get("crop").toString()).isEqualTo("[257,321]");
    assertThat(first.get("evaluations").get(0).get("split").asText()).isEqualTo("val");
    assertThat(first.get("datasets").get(0).get("classes").toString())
        .isEqualTo("[\"Stop\",\"Yield\",\"Other\"]");
  }

  @Test
  void jsonWithoutAnySoundSpecIsAnEmptyArray() throws IOException {
    Path spec = Specs.write(folder.resolve("a.atrous"), Specs.WRONG);

    CommandRun run = CommandRun.of("list", spec, "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(run.out()).toString()).isEqualTo("[]");
  }
}
