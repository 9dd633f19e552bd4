package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SummaryCommandTest {
  /** By hand: 3x3x3 weights for each of 8 filters, then 8 for each of 3 classes, and 3 biases. */
  private static final String TINY =
      """
      backbone tiny {
        conv(3x3, 8, stride: 2)
        block1 { conv(1x1, 8) }
      }

      network Tiny(classes: int = 3) {
        backbone tiny
        conv(1x1, classes, bias: true)
      }
      """;

  private static final String TWO = Specs.SMALL + "\nnetwork Other = Small(classes: 5)\n";

  @TempDir Path folder;

  @Test
  void theTableEndsInTheTotals() throws IOException {
    CommandRun run = summary(Specs.SMALL);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).startsWith("Small (dialect paper) at output stride 16, image 513x513");
    assertThat(run.out()).containsMatch("(?m)^block4 +33x33x512 +2 ");
    assertThat(run.out()).containsMatch("(?m)^total +whole image +[0-9,]+ +[0-9.]+ G .*iB$");
    assertThat(run.out()).containsMatch("(?m)^[0-9,]+ parameters, [0-9,]+ multiply-adds an image");
    assertThat(run.out()).containsMatch("(?m)^Training takes [0-9.]+ [MG]iB: weights ");
    assertThat(run.out()).contains("Output strides: 4, 8, 16, 32");
  }

  @Test
  void jsonHasTheKeysThatScriptsRead() throws IOException {
    CommandRun run = summary(Specs.SMALL, "--format", "json", "--output-stride", "8");

    JsonNode json = new ObjectMapper().readTree(run.out());
    JsonNode block4 = block(json, "block4");
    assertThat(json.get("network").asText()).isEqualTo("Small");
    assertThat(json.get("outputStride").asInt()).isEqualTo(8);
    assertThat(json.get("parameters").asLong()).isGreaterThan(0);
    assertThat(json.get("multiplyAdds").asLong()).isGreaterThan(json.get("parameters").asLong());
    assertThat(block4.get("shape").toString()).isEqualTo("[65,65,512]");
    assertThat(block4.get("rate").asInt()).isEqualTo(4);
  }

  @Test
  void totalsAreTheSumsOfTheBlocks() throws IOException {
    JsonNode json = new ObjectMapper().readTree(summary(Specs.SMALL, "--format", "json").out());

    long parameters = 0;
    long multiplyAdds = 0;
    for (JsonNode block : json.get("blocks")) {
      parameters += block.get("parameters").asLong();
      multiplyAdds += block.get("multiplyAdds").asLong();
    }
    assertThat(parameters).isEqualTo(json.get("parameters").asLong());
    assertThat(multiplyAdds).isEqualTo(json.get("multiplyAdds").asLong());
  }

  @Test
  void sizeIsHeightThenWidth() throws IOException {
    CommandRun run = summary(Specs.SMALL, "--size", "65x129");

    assertThat(run.out()).containsMatch("(?m)^logits +65x129x3 ");
  }

  @Test
  void aParameterIsSetByHand() throws IOException {
    CommandRun run = summary(Specs.SMALL, "--set", "classes=7");

    assertThat(run.out()).containsMatch("(?m)^logits +513x513x7 ");
  }

  @Test
  void anUnknownParameterIsAnError() throws IOException {
    CommandRun run = summary(Specs.SMALL, "--set", "clases=7");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("did you mean `classes`?");
  }

  @Test
  void anOutputStrideThatCantBeReachedIsAnError() throws IOException {
    CommandRun run = summary(Specs.SMALL, "--output-stride", "12");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("`Small` can't be built at output stride 12");
    assertThat(run.err()).contains("4, 8, 16, 32");
  }

  @Test
  void whyAnOutputStrideIsNotLegalIsSaid() throws IOException {
    CommandRun run = summary(Specs.SMALL.replace("aspp(6, 12)", "aspp(1, 12)"));

    assertThat(run.out())
        .contains("Output strides: 4, 8, 16\n".replace("\n", System.lineSeparator()));
    assertThat(run.out()).containsMatch("(?m)^  not 32: .+");
  }

  @Test
  void severalNetworksAreShownInTheOrderOfTheSpec() throws IOException {
    CommandRun run = summary(TWO);

    assertThat(run.out()).containsMatch("(?s)^Small .*\\nOther \\(dialect paper\\)");
  }

  @Test
  void severalNetworksAreAnArrayOfJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(summary(TWO, "--format", "json").out());

    assertThat(json.get(0).get("network").asText()).isEqualTo("Small");
    assertThat(json.get(1).get("network").asText()).isEqualTo("Other");
    assertThat(json.get(1).get("parameters").asLong())
        .isGreaterThan(json.get(0).get("parameters").asLong());
  }

  @Test
  void oneOfSeveralNetworksIsNamed() throws IOException {
    CommandRun named = summary(TWO, "--network", "Other");
    CommandRun misspelt = summary(TWO, "--network", "Smal");

    assertThat(named.out()).startsWith("Other ");
    assertThat(named.out()).containsMatch("(?m)^logits +513x513x5 ");
    assertThat(misspelt.exitCode()).isEqualTo(1);
    assertThat(misspelt.err()).contains("did you mean `Small`?");
  }

  @Test
  void aRateThatSeesNothingAtTheGivenSizeIsAWarning() throws IOException {
    CommandRun run = summary(Specs.SMALL, "--size", "129x129");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).contains("warning[AT0312]: rate 12 on a 9x9 feature map");
  }

  @Test
  void aSizeThatIsNoneIsAWrongUsage() throws IOException {
    CommandRun run = summary(Specs.SMALL, "--size", "513");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("`513` is no size: height x width, such as 513x513");
  }

  @Test
  void parametersAndMultiplyAddsAreThoseCountedByHand() throws IOException {
    CommandRun run = summary(TINY, "--size", "9x9", "--format", "json");

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("parameters").asLong()).isEqualTo(3 * 3 * 3 * 8 + 8 * 8 + 8 * 3 + 3);
    assertThat(json.get("multiplyAdds").asLong()).isEqualTo(25L * (3 * 3 * 3 * 8 + 8 * 8 + 8 * 3));
  }

  @Test
  void theTableFitsThePageAlsoOfADeepNetwork() throws IOException {
    CommandRun run =
        summary(
            Specs.SMALL.replace("resnet18", "resnet101"), "--output-stride", "8", "--batch", "16");

    run.out().lines().forEach(line -> assertThat(line.length()).isAtMost(120));
  }

  /** The closed form's figures for 33x33 at rates 6, 12 and 18. */
  @Test
  void atrousWindowsSayHowMuchOfThemIsInsideTheMap() throws IOException {
    String text = Specs.SMALL.replace("aspp(6, 12)", "aspp(6, 12, 18)");

    CommandRun run = summary(text);
    JsonNode aspp =
        block(new ObjectMapper().readTree(summary(text, "--format", "json").out()), "aspp");

    assertThat(run.out())
        .containsMatch("(?m)^aspp +33x33x256 +1 +6, 12, 18 +whole image +3.64 of 9");
    assertThat(run.out()).containsMatch("(?m)^aspp 3x3 +6 +1 +33x33 +6.95 of 9 +0 %");
    assertThat(run.out()).containsMatch("(?m)^aspp 3x3 +12 +1 +33x33 +5.17 of 9 +0 %");
    assertThat(run.out()).containsMatch("(?m)^aspp 3x3 +18 +1 +33x33 +3.64 of 9 +1 %");
    assertThat(aspp.get("validTaps").get("mean").asDouble()).isWithin(0.005).of(3.64);
    assertThat(aspp.get("validTaps").get("centreOnly").asDouble()).isWithin(1e-9).of(9.0 / 1089);
    assertThat(aspp.get("atrous").get(1).get("rate").asInt()).isEqualTo(12);
    assertThat(aspp.get("receptiveField").get("wholeImage").asBoolean()).isTrue();
  }

  @Test
  void memoryGrowsWithTheBatchAndSizeAndAddsUp() throws IOException {
    JsonNode one = memory("--size", "65x65");
    JsonNode four = memory("--size", "65x65", "--batch", "4");
    JsonNode large = memory("--size", "129x129");

    long activations = one.get("trainingActivations").asLong();
    assertThat(four.get("trainingActivations").asLong()).isEqualTo(4 * activations);
    assertThat(large.get("trainingActivations").asLong()).isGreaterThan(3 * activations);
    assertThat(four.get("weights").asLong()).isEqualTo(one.get("weights").asLong());
    assertThat(one.get("training").asLong())
        .isEqualTo(
            activations
                + one.get("weights").asLong()
                + one.get("gradients").asLong()
                + one.get("optimizer").asLong()
                + one.get("trainingOverhead").asLong());
    assertThat(one.get("inference").asLong())
        .isEqualTo(
            one.get("weights").asLong()
                + one.get("inferenceActivations").asLong()
                + one.get("inferenceOverhead").asLong());
  }

  @Test
  void whatTheBlocksKeepIsWhatTheNetworkKeeps() throws IOException {
    JsonNode json = new ObjectMapper().readTree(summary(Specs.SMALL, "--format", "json").out());

    long kept = 0;
    long alive = 0;
    for (JsonNode block : json.get("blocks")) {
      kept += block.get("trainingBytes").asLong();
      alive = Math.max(alive, block.get("inferenceBytes").asLong());
    }
    assertThat(kept).isEqualTo(json.get("memory").get("keptActivations").asLong());
    assertThat(alive).isEqualTo(json.get("memory").get("inferenceActivations").asLong());
  }

  @Test
  void aBatchOfNothingIsAWrongUsage() throws IOException {
    CommandRun run = summary(Specs.SMALL, "--batch", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--batch is a number of images from 1 to 4096, not 0");
  }

  private JsonNode memory(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--format", "json"));
    return new ObjectMapper()
        .readTree(summary(Specs.SMALL, all.toArray(String[]::new)).out())
        .get("memory");
  }

  private CommandRun summary(String text, String... options) throws IOException {
    Path spec = Specs.write(folder.resolve("a.atrous"), text);
    return CommandRun.of(Stream.concat(Stream.of("summary", spec), Stream.of(options)).toArray());
  }

  private static JsonNode block(JsonNode summary, String name) {
    for (JsonNode block : summary.get("blocks")) {
      if (block.get("name").asText().equals(name)) {
        return block;
      }
    }
    throw new AssertionError("no block " + name + " in " + summary);
  }
}
