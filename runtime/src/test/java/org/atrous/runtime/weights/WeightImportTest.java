package org.atrous.runtime.weights;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.networks.AuxiliaryNetwork;
import org.atrous.runtime.networks.SmallNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightImportTest {
  private static final WeightMapping TORCH =
      WeightMapping.named("torch")
          .role("weights", ".weight", "oihw")
          .role("depthwise", ".weight", "cmhw")
          .role("biases", ".bias")
          .role("gamma", ".weight")
          .role("beta", ".bias")
          .role("moving_mean", ".running_mean")
          .role("moving_variance", ".running_var")
          .prefixes("module.")
          .unused("*.num_batches_tracked")
          .layer("backbone/conv1", "stem.conv")
          .layer("backbone/bn1", "stem.bn")
          .layer("backbone/block{b}/shortcut", "stages.{b-2}.down")
          .layer("backbone/block{b}/conv{c}", "stages.{b-2}.conv{c}")
          .layer("backbone/block{b}/bn{c}", "stages.{b-2}.bn{c}")
          .layer("backbone/block{b}/depthwise{c}", "stages.{b-2}.dw{c}")
          .layer("head/conv{c}", "head.{c-1}.0")
          .layer("head/bn{c}", "head.{c-1}.1")
          .layer("logits/conv1", "classifier")
          .build();

  private static final WeightMapping OTHER =
      WeightMapping.named("other")
          .role("weights", "/kernel", "hwio")
          .layer("{layer...}", "{layer}")
          .build();

  @TempDir private Path folder;

  private static RawFile norm(RawFile file, String name, long channels) {
    return file.with(name + ".weight", channels)
        .with(name + ".bias", channels)
        .with(name + ".running_mean", channels)
        .with(name + ".running_var", channels);
  }

  private static RawFile whole() {
    RawFile file = new RawFile();
    norm(file.with("stem.conv.weight", 8, 3, 3, 3), "stem.bn", 8);
    file.with("stages.0.down.weight", 16, 8, 1, 1);
    norm(file.with("stages.0.conv1.weight", 16, 8, 3, 3), "stages.0.bn1", 16);
    norm(file.with("stages.1.dw1.weight", 16, 1, 3, 3), "stages.1.bn1", 16);
    norm(file.with("stages.1.conv2.weight", 16, 16, 3, 3), "stages.1.bn2", 16);
    norm(file.with("head.0.0.weight", 8, 16, 3, 3), "head.0.1", 8);
    norm(file.with("head.1.0.weight", 8, 16, 1, 1), "head.1.1", 8);
    return file.with("classifier.weight", 3, 16, 1, 1).with("classifier.bias", 3);
  }

  private WeightImport.Result read(RawFile file, String... except) throws IOException {
    return read(new SmallNetwork(), file, TORCH, except);
  }

  private WeightImport.Result read(
      SegmentationNetwork network, RawFile file, WeightMapping mapping, String... except)
      throws IOException {
    return new WeightImport(network, List.of(mapping), new ImportChoice(List.of(except), false))
        .read(file.write(folder.resolve("weights")), "", null);
  }

  private static float[] values(WeightImport.Result result, String variable) {
    float @Nullable [] values = result.byVariable().get(variable);
    return values == null ? new float[0] : values;
  }

  @Test
  void everyVariableIsLoadedAndReported() throws IOException {
    WeightImport.Result result = read(whole());

    assertThat(result.report().loaded()).hasSize(result.byVariable().size());
    assertThat(result.byVariable()).hasSize(33);
    assertThat(result.report().initial()).isEmpty();
    assertThat(result.report().unused()).isEmpty();
    assertThat(result.report().mapping()).isEqualTo("torch");
    assertThat(result.report().file().sha256()).hasLength(64);
  }

  @Test
  void axesAreTurned() throws IOException {
    WeightImport.Result result =
        read(
            new RawFile().with("stem.conv.weight", 8, 3, 3, 3),
            "backbone/bn1",
            "backbone/block2",
            "backbone/block3",
            "head",
            "logits");
    float[] turned = values(result, "backbone/conv1/weights");

    for (int h = 0; h < 3; h++) {
      for (int w = 0; w < 3; w++) {
        for (int i = 0; i < 3; i++) {
          for (int o = 0; o < 8; o++) {
            assertThat(turned[((h * 3 + w) * 3 + i) * 8 + o])
                .isEqualTo(((o * 3 + i) * 3 + h) * 3 + w);
          }
        }
      }
    }
  }

  @Test
  void commonPrefixIsTakenOff() throws IOException {
    RawFile file = new RawFile();
    file.with("module.classifier.weight", 3, 16, 1, 1).with("module.classifier.bias", 3);

    WeightImport.Result result = read(file, "backbone", "head");

    assertThat(values(result, "logits/conv1/biases")).hasLength(3);
  }

  @Test
  void denseLayersAreConvolutionsOfOnePosition() throws IOException {
    WeightImport.Result result =
        read(
            new RawFile().with("classifier.weight", 3, 16).with("classifier.bias", 3),
            "backbone",
            "head");

    // Input channel 1 of class 2 stands at 2 * 16 + 1 in the file.
    assertThat(values(result, "logits/conv1/weights")[3 + 2]).isEqualTo(33);
  }

  @Test
  void inputsFollowTheNetworksOrderOfBranches() throws IOException {
    WeightMapping poolFirst =
        WeightMapping.named("pool_first")
            .role("weights", ".weight", "oihw")
            .role("biases", ".bias")
            .concat("pooled", "atrous")
            .layer("logits/conv1", "classifier")
            .build();
    SegmentationNetwork network = new TwoParts();

    WeightImport.Result result =
        read(
            network,
            new RawFile().with("classifier.weight", 3, 6, 1, 1).with("classifier.bias", 3),
            poolFirst,
            "atrous",
            "pooled");

    // Ours: 4 channels of `atrous`, then 2 of `pooled`. Class 0 reads 2, 3, 4, 5, 0, 1.
    float[] turned = values(result, "logits/conv1/weights");
    assertThat(new float[] {turned[0], turned[3], turned[12], turned[15]})
        .isEqualTo(new float[] {2, 3, 0, 1});
    assertThat(result.report().loaded().get(0).how()).contains("order of branches");
  }

  @Test
  void foldedBatchNormAddsTheBias() throws IOException {
    RawFile file = whole();
    for (String role : List.of("weight", "bias", "running_mean", "running_var")) {
      file.without("stem.bn." + role);
    }
    file.with("stem.conv.bias", 8);

    WeightImport.Result result = read(file);

    assertThat(values(result, "backbone/bn1/gamma")[0]).isEqualTo((float) Math.sqrt(1 + 1e-3));
    assertThat(values(result, "backbone/bn1/moving_mean")[7]).isEqualTo(0f);
    assertThat(values(result, "backbone/bn1/moving_variance")[7]).isEqualTo(1f);
    assertThat(result.report().unused()).isEmpty();
    assertThat(
            result.report().loaded().stream()
                .filter(loaded -> loaded.variable().equals("backbone/bn1/beta"))
                .map(ImportReport.Loaded::source))
        .containsExactly("stem.conv.bias");
  }

  @Test
  void foldedBatchNormIsMadeForTheEpsilonOfTraining() throws IOException {
    RawFile file = whole().with("stem.conv.bias", 8);
    for (String role : List.of("weight", "bias", "running_mean", "running_var")) {
      file.without("stem.bn." + role);
    }

    WeightImport.Result result =
        new WeightImport(
                new SmallNetwork(), List.of(TORCH), new ImportChoice(List.of(), false, 0.5))
            .read(file.write(folder.resolve("weights")), "", null);

    assertThat(values(result, "backbone/bn1/gamma")[0]).isEqualTo((float) Math.sqrt(1.5));
  }

  @Test
  void tensorsThatNobodyTakesAreListed() throws IOException {
    WeightImport.Result result =
        read(whole().with("fc.weight", 5, 4).with("stem.bn.num_batches_tracked", 1));

    assertThat(result.report().unused())
        .containsExactly(new ImportReport.Unused("fc.weight", List.of(5L, 4L)));
  }

  @Test
  void otherShapesAreMistakesWithBothNames() {
    ImportException refusal =
        assertThrows(
            ImportException.class,
            () -> read(whole().with("classifier.weight", 7, 16, 1, 1).with("classifier.bias", 7)));

    assertThat(refusal.what())
        .contains(
            "`logits/conv1/weights` is 1x1x16x3, but `classifier.weight` of the file is 7x16");
    assertThat(refusal.help()).contains("--except logits");
    assertThat(refusal.help()).contains("the file's names are those of `torch`");
  }

  @Test
  void halfACheckpointIsAMistake() {
    ImportException refusal =
        assertThrows(ImportException.class, () -> read(whole().without("stages.1.conv2.weight")));

    assertThat(refusal.what()).contains("lacks 1 of the network's 33 variables");
    assertThat(refusal.what())
        .contains("`stages.1.conv2.weight` for `backbone/block3/conv2/weights`");
    assertThat(refusal.help()).contains("the file's names are those of `torch`");
  }

  @Test
  void aHeadOfWhichThereIsNothingMayBeMissingWhereThatIsAllowed() throws IOException {
    RawFile file = whole().without("classifier.weight").without("classifier.bias");
    Path written = file.write(folder.resolve("headless"));

    WeightImport.Result result =
        new WeightImport(new SmallNetwork(), List.of(TORCH), new ImportChoice(List.of(), true))
            .read(written, "imagenet", null);

    assertThat(result.report().initial().stream().map(ImportReport.Initial::reason))
        .containsExactly("the file has nothing for `logits`", "the file has nothing for `logits`");
    assertThat(assertThrows(ImportException.class, () -> read(file)).help())
        .contains("--except logits");
  }

  @Test
  void auxiliaryHeadsMayBeMissing() throws IOException {
    WeightImport.Result result = read(new AuxiliaryNetwork(0.4), whole(), TORCH);

    assertThat(result.report().initial().stream().map(ImportReport.Initial::variable))
        .contains("auxiliary/conv2/biases");
  }

  @Test
  void filesOfAnotherImplementationSayWhoseNamesWouldFit() throws IOException {
    Path written = whole().write(folder.resolve("weights"));
    WeightImport importing =
        new WeightImport(
            new SmallNetwork(), List.of(OTHER, TORCH), new ImportChoice(List.of(), false));

    ImportException refusal =
        assertThrows(ImportException.class, () -> importing.read(written, "", "other"));

    assertThat(refusal.what()).contains("by the names of `other`");
    assertThat(refusal.help()).contains("the names of `torch` would fit 33 of the network's 33");
    assertThat(importing.read(written, "", null).report().mapping()).isEqualTo("torch");
  }

  @Test
  void ofNamesThatFitAlikeThoseAreMeantThatSayMoreOfTheFile() throws IOException {
    WeightMapping logitsAlone =
        WeightMapping.named("logits_alone")
            .role("weights", ".weight", "oihw")
            .role("biases", ".bias")
            .layer("logits/conv1", "classifier")
            .build();
    Path written =
        new RawFile()
            .with("classifier.weight", 3, 16)
            .with("classifier.bias", 3)
            .with("stem.conv.weight", 8, 3, 5, 5)
            .write(folder.resolve("weights"));
    WeightImport importing =
        new WeightImport(
            new SmallNetwork(), List.of(logitsAlone, TORCH), new ImportChoice(List.of(), false));

    ImportException refusal =
        assertThrows(ImportException.class, () -> importing.read(written, "", null));

    assertThat(refusal.what()).contains("`stem.conv.weight` of the file is 8x3x5x5");
  }

  @Test
  void valuesThatAreNoNumbersAreWarnedOf() throws IOException {
    WeightImport.Result result = read(whole().beginning("classifier.bias", Float.NaN));

    assertThat(result.report().warnings())
        .containsExactly("`logits/conv1/biases` has 1 values that are no finite numbers");
  }

  @Test
  void partsThatTheNetworkHasNotGotCanNotBeLeftOut() {
    ImportException refusal = assertThrows(ImportException.class, () -> read(whole(), "logitz"));

    assertThat(refusal.what()).contains("no part `logitz`");
  }

  @Test
  void aFileIsKnownByItsContent() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "weights");

    assertThat(ImportedFile.of("imagenet", file))
        .isEqualTo(
            new ImportedFile(
                "imagenet",
                "a",
                7,
                "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c"));
  }
}
