package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffCommandTest {
  @TempDir Path folder;
  private Path small;

  @BeforeEach
  void writeSpec() throws IOException {
    small = Specs.write(folder.resolve("small.atrous"), Specs.SMALL);
  }

  @Test
  void equalNetworksSaySo() throws IOException {
    Path renamed = write("renamed", Specs.SMALL.replace("Small", "Little"));

    CommandRun run = CommandRun.of("diff", small, renamed, "--exit-code");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).startsWith("A Small (dialect paper), B Little (dialect paper)");
    assertThat(run.out()).containsMatch("(?m)^Equal: the same \\d+ layers, [0-9,]+ parameters");
  }

  @Test
  void aDifferenceIsNoFailureUnlessItIsAskedFor() throws IOException {
    Path other = write("other", Specs.SMALL.replace("aspp(6, 12)", "aspp(6, 24)"));

    assertThat(CommandRun.of("diff", small, other).exitCode()).isEqualTo(0);
    assertThat(CommandRun.of("diff", small, other, "--exit-code").exitCode()).isEqualTo(1);
  }

  @Test
  void ratesAreSummedUpByBlock() throws IOException {
    Path other =
        write("other", Specs.SMALL.replace("resnet18\n", "resnet18\n  block4 multigrid(3, 3)\n"));

    CommandRun run = CommandRun.of("diff", small, other);

    assertThat(run.out()).containsMatch("(?m)^block4 +33x33x512 +2 x4 -> 6 x4 ");
    assertThat(run.out()).contains("Equal in these: stem, block1..block3,");
    assertThat(run.out()).contains("  backbone/block4/unit1..unit2/conv1..conv2: rate 2 -> 6\n");
  }

  @Test
  void allListsEveryLayer() throws IOException {
    Path other =
        write("other", Specs.SMALL.replace("resnet18\n", "resnet18\n  block4 multigrid(3, 3)\n"));

    CommandRun run = CommandRun.of("diff", small, other, "--all");

    assertThat(run.out()).contains("  backbone/block4/unit1/conv2: rate 2 -> 6\n");
    assertThat(run.out()).doesNotContain("unit1..");
  }

  @Test
  void whatOfACheckpointFitsIsCounted() {
    CommandRun run = CommandRun.of("diff", small, small, "--set-b", "classes=5");

    assertThat(run.out())
        .containsMatch(
            "B can load (\\d+) of the \\d+ variables in a checkpoint of A, [0-9,]+ of [0-9,]+ numbers");
    assertThat(run.out()).contains("    logits/conv1/weights: 1x1x256x3 -> 1x1x256x5\n");
    assertThat(run.out()).containsMatch("classes +3 +5");
    assertThat(run.out()).contains("\n1 layer differs:\n  logits/conv1: width 3 -> 5\n");
  }

  @Test
  void twoNetworksOfOneFileNeedNoNames() throws IOException {
    Path two = write("two", Specs.SMALL + "\nnetwork Other = Small(classes: 5)\n");

    CommandRun run = CommandRun.of("diff", two);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).startsWith("A Small (dialect paper), B Other (dialect paper)");
  }

  @Test
  void oneOfSeveralNetworksIsNamed() throws IOException {
    Path two = write("two", Specs.SMALL + "\nnetwork Other = Small(classes: 5)\n");

    CommandRun named = CommandRun.of("diff", two, small, "--network-a", "Other");
    CommandRun unnamed = CommandRun.of("diff", small, two);

    assertThat(named.out()).startsWith("A Other (dialect paper), B Small (dialect paper)");
    assertThat(unnamed.exitCode()).isEqualTo(1);
    assertThat(unnamed.err()).contains("name one of them: --network-b Small | Other");
  }

  @Test
  void jsonHasTheKeysThatScriptsRead() throws IOException {
    CommandRun run =
        CommandRun.of("diff", small, small, "--set-b", "classes=5", "--format", "json");

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("equal").asBoolean()).isFalse();
    assertThat(json.get("a").get("network").asText()).isEqualTo("Small");
    assertThat(json.get("outputStride").asInt()).isEqualTo(16);
    assertThat(json.get("facts").get(0).get("property").asText()).isEqualTo("classes");
    assertThat(json.get("changed").get(0).get("layer").asText()).isEqualTo("logits/conv1");
    assertThat(json.get("checkpoint").get("otherShape")).hasSize(2);
    assertThat(json.get("checkpoint").get("matching").size()).isGreaterThan(100);
  }

  @Test
  void theOutputStrideMustBeLegalForBoth() throws IOException {
    Path other = write("other", Specs.SMALL.replace("aspp(6, 12)", "aspp(1, 12)"));

    CommandRun run = CommandRun.of("diff", small, other, "--output-stride", "32");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("`Small` can't be built at output stride 32");
  }

  @Test
  void aMistakeInEitherSpecIsReported() throws IOException {
    Path wrong = write("wrong", Specs.WRONG);

    CommandRun run = CommandRun.of("diff", small, wrong);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("AT0201");
    assertThat(run.out()).isEmpty();
  }

  private Path write(String name, String text) throws IOException {
    return Specs.write(folder.resolve(name + ".atrous"), text);
  }
}
