package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static org.atrous.runtime.weights.file.Fixture.assertHolds;
import static org.atrous.runtime.weights.file.Written.latin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"torch_zip.pth", "torch_before_1_6.pth"})
  void readsAStateDictionary(String name) throws IOException {
    try (WeightFile weights = WeightFiles.open(Fixture.copy(name, folder))) {
      assertThat(weights.layouts()).hasValue(LayoutConvention.PYTORCH);
      assertThat(weights.entries()).hasSize(9);
      assertHolds(weights, "conv.weight", 4, 3, 2, 2);
      assertHolds(weights, "turned.weight", 3, 2);
      assertHolds(weights, "channels_last.weight", 2, 3, 2, 2);
      assertHolds(weights, "part.weight", 4);
      assertHolds(weights, "half.weight", 3);
      assertHolds(weights, "brain.weight", 3);
      assertHolds(weights, "double.weight", 3);
      assertThat(weights.read("whole.weight"))
          .isEqualTo(new float[] {0, 0, 0, 0, 0, -1, -0.5f, 0, 0.5f});
      assertThat(weights.read("bn.num_batches_tracked")).isEqualTo(new float[] {7});
      assertThat(weights.entry("brain.weight").type()).isEqualTo("bfloat16");
    }
  }

  @Test
  void findsTheWeightsInWhatATrainingSaved() throws IOException {
    try (WeightFile weights = WeightFiles.open(Fixture.copy("torch_training.pth", folder))) {
      assertThat(weights.entries().keySet()).containsExactly("module.fc.weight");
      assertHolds(weights, "module.fc.weight", 2, 3);
    }
  }

  @Test
  void readsTheTarArchivesOfOldTimes() throws IOException {
    try (WeightFile weights = WeightFiles.open(Fixture.copy("torch_tar.pth", folder))) {
      assertThat(weights.layouts()).hasValue(LayoutConvention.PYTORCH);
      assertThat(weights.entries()).hasSize(4);
      assertHolds(weights, "conv.weight", 2, 3, 2, 2);
      assertHolds(weights, "turned.weight", 3, 2);
      assertHolds(weights, "half.weight", 3);
      assertThat(weights.read("steps")).isEqualTo(new float[] {7});
    }
  }

  @Test
  void saysThatATarArchiveOfOtherFilesIsToBeUnpacked() {
    byte[] header = new byte[512];
    System.arraycopy(latin("README"), 0, header, 0, 6);
    System.arraycopy(latin("00000000000"), 0, header, 124, 11);
    System.arraycopy(latin("ustar"), 0, header, 257, 5);
    assertThat(Written.refusal(Written.file(folder.resolve("model.tar"), header)))
        .contains("it is a tar archive of other files");
  }

  @Test
  void refusesATarArchiveThatWouldRunCode() throws IOException {
    Path file = Fixture.copy("torch_tar.pth", folder);
    String archive = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(archive).contains("ccollections\nOrderedDict");
    Files.writeString(
        file,
        archive.replace("ccollections\nOrderedDict", "cposix......\nsystem....."),
        StandardCharsets.ISO_8859_1);
    assertThat(Written.refusal(file)).contains("it asks for `posix.......system.....`");
  }

  @Test
  void refusesATarArchiveThatIsCutOff() throws IOException {
    Path file = Fixture.copy("torch_tar.pth", folder);
    byte[] whole = Files.readAllBytes(file);
    int end = whole.length;
    while (whole[end - 1] == 0) {
      end--;
    }
    for (int length = 300; length < end; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(Written.refusal(file)).isNotEmpty();
    }
  }

  @Test
  void refusesAWholeModuleByTheClassItAsksFor() {
    assertThat(Written.refusal(Fixture.copy("torch_module.pth", folder)))
        .contains("it asks for `torch.nn.modules.container.Sequential`");
  }

  @Test
  void refusesAPickleThatWouldRunCode() {
    byte[] pickle = latin("\u0080\u0002cposix\nsystem\nX\u0004\u0000\u0000\u0000true\u0085R.");
    assertThat(Written.refusal(Written.file(folder.resolve("evil.pth"), pickle)))
        .contains("it asks for `posix.system`");
    assertThat(Written.refusal(Written.zip(folder.resolve("zip.pth"), "archive/data.pkl", pickle)))
        .contains("it asks for `posix.system`");
  }

  @Test
  void refusesACallThatIsHiddenInATensor() {
    byte[] pickle =
        latin("\u0080\u0002ctorch._tensor\n_rebuild_from_type_v2\n(c_codecs\nencode\nN(tN" + "tR.");
    assertThat(Written.refusal(Written.zip(folder.resolve("zip.pth"), "archive/data.pkl", pickle)))
        .contains("`_codecs.encode`, which isn't run");
  }

  @Test
  void refusesAStorageThatIsTooSmall() {
    byte[] pickle =
        latin(
            "\u0080\u0002}X\u0001\u0000\u0000\u0000actorch._utils\n_rebuild_tensor_v2\n("
                + "(X\u0007\u0000\u0000\u0000storagectorch\nFloatStorage\nX\u0001\u0000\u0000"
                + "\u00000X\u0003\u0000\u0000\u0000cpuK\u0004tQ"
                + "K\u0000K\u0005\u0085K\u0001\u0085\u0089}tRs.");
    Path file =
        Written.zip(folder.resolve("small.pth"), "a/data.pkl", pickle, "a/data/0", new byte[16]);
    assertThat(Written.refusal(file)).contains("tensor `a`: it should have 20 bytes at byte 0");
  }

  @Test
  void survivesDeepNesting() {
    byte[] pickle = latin("\u0080\u0002" + "]".repeat(100_000) + "a".repeat(99_999) + ".");
    assertThat(Written.refusal(Written.file(folder.resolve("deep.pth"), pickle)))
        .contains("no dictionary of tensors");
  }

  @Test
  void survivesADictionaryThatHoldsItself() {
    byte[] pickle = latin("\u0080\u0002}q\u0000X\u0005\u0000\u0000\u0000modelh\u0000s.");
    assertThat(Written.refusal(Written.file(folder.resolve("self.pth"), pickle)))
        .contains("it holds no tensors, but [model]");
  }

  @Test
  void refusesTwoEntriesOfOneName() {
    byte[] pickle =
        latin("\u0080\u0002}(X\u0001\u0000\u0000\u0000aK\u0001X\u0001\u0000\u0000\u0000aK\u0001u.");
    assertThat(Written.refusal(Written.file(folder.resolve("twice.pth"), pickle)))
        .contains("two entries `a`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"torch_zip.pth", "torch_before_1_6.pth"})
  void refusesAFileThatIsCutOffAnywhere(String name) throws IOException {
    Fixture.assertRefusedWhereverCut(Fixture.copy(name, folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"torch_zip.pth", "torch_before_1_6.pth", "torch_tar.pth"})
  void throwsNothingElseWhereBytesAreWrong(String name) throws IOException {
    Fixture.assertNothingElseThrownWhenDamaged(Fixture.copy(name, folder));
  }
}
