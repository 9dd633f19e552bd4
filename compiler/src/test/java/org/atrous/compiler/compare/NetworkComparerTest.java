package org.atrous.compiler.compare;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.atrous.compiler.compare.Comparison.BlockPair;
import org.atrous.compiler.compare.Comparison.ChangedLayer;
import org.atrous.compiler.compare.Comparison.Difference;
import org.atrous.compiler.compare.Comparison.LoneLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NetworkComparerTest {
  private static final String PLAIN =
      Networks.TRUNK
          + """
          network Plain(classes: int = 3) {
            backbone tiny
            block4 multigrid(1, 2)
            aspp(2, 4, width: 8) + imagepool(width: 8)
            logits(classes)
          }
          """;

  @TempDir private Path folder;

  @Test
  void namesAndArgumentsHaveNoMeaningOfTheirOwn() throws IOException {
    Comparison comparison =
        compare(
            PLAIN
                .replace("Plain", "Other")
                .replace("tiny", "little")
                .replace("classes: int = 3", "labels: int = 3")
                .replace("(classes)", "(labels)"));

    assertThat(comparison.isEqual()).isTrue();
    assertThat(comparison.blocks().stream().allMatch(BlockPair::isEqual)).isTrue();
  }

  @Test
  void aDialectOfAnotherNameAndTheSameSettingsIsEqual() throws IOException {
    String dialect = "\ndialect copy after paper { aspp_width 256 }\n";

    Comparison comparison = compare(PLAIN.replace("int = 3) {", "int = 3) in copy {") + dialect);

    assertThat(comparison.b().dialect()).isEqualTo("copy");
    assertThat(comparison.isEqual()).isTrue();
  }

  @Test
  void ratesThatRunAlikeAreEqualHoweverTheyAreWritten() throws IOException {
    assertThat(compare(PLAIN.replace("aspp(2, 4,", "aspp(4, 8, rates_at: 8,")).isEqual()).isTrue();
  }

  @Test
  void ratesAreThoseThatRun() throws IOException {
    Comparison comparison = compare(PLAIN.replace("multigrid(1, 2)", "multigrid(2, 2)"));

    assertThat(changed(comparison, "backbone/block4/unit1/conv1"))
        .containsExactly(new Difference("rate", "2", "4"));
    assertThat(changed(comparison, "backbone/block4/unit2/conv1")).isEmpty();
    assertThat(comparison.checkpoint().isWhole()).isTrue();
    assertThat(comparison.isEqual()).isFalse();
  }

  @Test
  void aStrideThatIsSpentHereStillShowsAtAnotherOutputStride() throws IOException {
    Comparison comparison =
        compare(PLAIN.replace("int = 3) {", "int = 3) in paper(stride_at: first) {"));

    assertThat(changed(comparison, "backbone/block3/unit2/conv1"))
        .containsExactly(new Difference("stride at output stride 32", "2", "1"));
  }

  @Test
  void theWholeNetworksSettingsAreFacts() throws IOException {
    Comparison comparison =
        compare(PLAIN.replace("  backbone tiny", "  input rgb range(-1, 1)\n  backbone tiny"));

    assertThat(comparison.facts())
        .containsExactly(
            new Difference("input mean", "123.68, 116.78, 103.94", "127.5, 127.5, 127.5"),
            new Difference("input std", "1.0, 1.0, 1.0", "127.5, 127.5, 127.5"))
        .inOrder();
    assertThat(comparison.changed()).isEmpty();
  }

  @Test
  void settingsOfLayersWithoutVariablesAreSeen() throws IOException {
    Comparison comparison =
        compare(
            PLAIN.replace(
                "int = 3) {",
                "int = 3) in paper(resize: half_pixel, aspp_dropout: 0.5, pool_padding: symmetric) {"));

    assertThat(changed(comparison, "logits/resize1"))
        .containsExactly(new Difference("interpolation", "aligned", "half pixel"));
    assertThat(changed(comparison, "aspp/dropout1"))
        .containsExactly(new Difference("rate", "0.1", "0.5"));
    assertThat(changed(comparison, "backbone/maxpool1"))
        .containsExactly(new Difference("padding", "same", "symmetric"));
  }

  @Test
  void paddingWithoutAStrideIsTheSameInBothWays() throws IOException {
    Comparison comparison =
        compare(PLAIN.replace("int = 3) {", "int = 3) in paper(padding: same) {"));

    List<String> layers = comparison.changed().stream().map(ChangedLayer::layer).toList();
    assertThat(layers)
        .containsExactly(
            "backbone/conv1",
            "backbone/block1/unit2/conv1",
            "backbone/block2/unit2/conv1",
            "backbone/block3/unit2/conv1");
  }

  @Test
  void theOrderOfAJoinMattersThoughEveryShapeFits() throws IOException {
    Comparison comparison =
        compare(PLAIN.replace("int = 3) {", "int = 3) in paper(aspp_extras: last) {"));

    assertThat(changed(comparison, "aspp/concat1"))
        .containsExactly(
            new Difference(
                "join",
                "imagepool/conv1, aspp/conv1..conv3",
                "aspp/conv1..conv3, imagepool/conv1"));
    assertThat(comparison.checkpoint().otherShape()).isEmpty();
    assertThat(comparison.checkpoint().reordered().stream().map(CheckpointMatch.Reordered::name))
        .containsExactly("aspp/conv4/weights");
    assertThat(comparison.isEqual()).isFalse();
  }

  @Test
  void layersOfOneNetworkAloneBelongToTheOutermostScopeThatTheOtherHasNotGot() throws IOException {
    Comparison comparison = compare(PLAIN.replace("  block4 multi", "  block4..block5 multi"));

    assertThat(comparison.onlyInA()).isEmpty();
    assertThat(comparison.onlyInB().stream().map(LoneLayer::group).distinct())
        .containsExactly("backbone/block4/unit2/shortcut", "backbone/block5")
        .inOrder();
    // The step before block5 subsamples block4's last shortcut, without a variable. Block5 has two
    // units of two 3x3 convolutions of 128 channels, each with gamma and beta.
    assertThat(comparison.onlyInB().stream().mapToLong(LoneLayer::parameters).sum())
        .isEqualTo(4 * (9 * 128 * 128 + 2 * 128));
  }

  @Test
  void blocksOfOneNetworkAloneComeLast() throws IOException {
    Comparison comparison = compare(PLAIN.replace("  block4 multi", "  block4..block5 multi"));

    BlockPair last = comparison.blocks().get(comparison.blocks().size() - 1);
    assertThat(last.name()).isEqualTo("block5");
    assertThat(last.a()).isNull();
  }

  @Test
  void aBiasIsAPropertyOfItsConvolution() throws IOException {
    String head = "logits(classes)";

    Comparison comparison =
        Networks.compare(
            folder,
            PLAIN.replace(head, "conv(1x1, 3)"),
            PLAIN.replace(head, "conv(1x1, 3, bias: true)"));

    assertThat(changed(comparison, "conv1")).containsExactly(new Difference("bias", "no", "yes"));
    assertThat(comparison.onlyInB()).isEmpty();
  }

  @Test
  void aCheckpointIsHeldAgainstNamesAndShapes() throws IOException {
    Comparison comparison = compare(PLAIN.replace("int = 3)", "int = 5)"));

    CheckpointMatch checkpoint = comparison.checkpoint();
    assertThat(checkpoint.otherShape())
        .containsExactly(
            new CheckpointMatch.OtherShape(
                "logits/conv1/weights", List.of(1, 1, 8, 3), List.of(1, 1, 8, 5)),
            new CheckpointMatch.OtherShape("logits/conv1/biases", List.of(3), List.of(5)));
    assertThat(checkpoint.matching()).hasSize(checkpoint.variablesOfA() - 2);
    assertThat(CheckpointMatch.numbers(checkpoint.matching()))
        .isEqualTo(checkpoint.numbersOfA() - (8 * 3 + 3));
    assertThat(checkpoint.onlyInA()).isEmpty();
    assertThat(checkpoint.onlyInB()).isEmpty();
  }

  @Test
  void anAuxiliaryHeadCounts() throws IOException {
    String head = "logits(classes)\n";
    String auxiliary = head + "  auxiliary(backbone.block3, weight: 0.5) { fcn_head(classes) }\n";

    Comparison comparison = compare(PLAIN.replace(head, auxiliary));

    assertThat(comparison.facts())
        .containsExactly(new Difference("auxiliary losses", "none", "0.5"));
    assertThat(comparison.onlyInB().stream().map(LoneLayer::group).distinct())
        .containsExactly("auxiliary");
    assertThat(comparison.b().trainingBytes()).isGreaterThan(comparison.a().trainingBytes());
  }

  @Test
  void runningAveragesAreInACheckpoint() throws IOException {
    assertThat(compare(PLAIN).checkpoint().matching().stream().map(CheckpointMatch.Entry::name))
        .containsAtLeast("aspp/bn1/moving_mean", "aspp/bn1/moving_variance");
  }

  private Comparison compare(String other) throws IOException {
    return Networks.compare(folder, PLAIN, other);
  }

  private static List<Difference> changed(Comparison comparison, String layer) {
    return comparison.changed().stream()
        .filter(changed -> changed.layer().equals(layer))
        .flatMap(changed -> changed.differences().stream())
        .toList();
  }
}
