package org.atrous.compiler;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.atrous.compiler.experiment.DatasetSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the data sets of the standard library to the facts that their papers state. */
final class StandardDataTest {
  @TempDir private Path folder;

  private DatasetSpec dataset(String name) throws IOException {
    Path file = folder.resolve("test.atrous");
    Files.writeString(
        file, "import std.data\nevaluation e {\n  data %s split val\n}\n".formatted(name));
    Compilation compilation =
        AtrousCompiler.compile(new CompileRequest(file, folder, "test", Map.of()));
    assertThat(compilation.diagnostics()).isEmpty();
    return compilation.experiments().datasets().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "voc2012, 21, 20, tvmonitor",
    "vocaug, 21, 11, diningtable",
    "cityscapes, 19, 18, bicycle",
    "ade20k, 150, 149, flag",
    "pascal_context_60, 60, 1, aeroplane",
    "pascal_context_59, 59, 0, aeroplane",
    "coco_stuff_164k, 171, 170, wood",
    "coco_stuff_10k, 171, 79, toothbrush",
    "loveda, 7, 6, agricultural",
    "potsdam, 6, 5, clutter",
    "vaihingen, 6, 4, car",
    "isaid, 16, 15, harbor",
    "isaid_tiled, 16, 15, harbor",
    "isaid_patches, 16, 0, background",
    "camvid, 11, 10, Bicyclist"
  })
  void classesAreThoseOfTheDataSet(String name, int count, int number, String word)
      throws IOException {
    DatasetSpec dataset = dataset(name);

    assertThat(dataset.classes()).hasSize(count);
    assertThat(dataset.classes().get(number)).isEqualTo(word);
  }

  @Test
  void cityscapesMapsEveryLabelIdToItsTrainingClass() throws IOException {
    DatasetSpec.LabelCodes codes = dataset("cityscapes").codes();

    assertThat(codes.map()).containsEntry(7, 0);
    assertThat(codes.map()).containsEntry(33, 18);
    assertThat(codes.map()).hasSize(19);
    // 34 label ids, and 255 for the licence plates' -1 in 8 bits.
    assertThat(codes.map().size() + codes.ignored().size()).isEqualTo(35);
  }

  @Test
  void cocoStuffSkipsTheNumbersThatMeanNothing() throws IOException {
    DatasetSpec.LabelCodes codes = dataset("coco_stuff_164k").codes();

    assertThat(codes.map()).hasSize(171);
    assertThat(codes.map()).containsEntry(12, 11);
    assertThat(codes.map()).containsEntry(181, 170);
    assertThat(codes.ignored()).contains(255);
    assertThat(codes.map().size() + codes.ignored().size()).isEqualTo(183);
  }

  @Test
  void isaidLabelsAreColours() throws IOException {
    DatasetSpec dataset = dataset("isaid");

    assertThat(dataset.codes().byColor()).isTrue();
    assertThat(dataset.colors().get(15)).isEqualTo(new DatasetSpec.Color(0, 100, 155));
  }

  @Test
  void isaidIsTiledAsItsConverterDoes() throws IOException {
    assertThat(dataset("isaid").tiles()).isNull();
    assertThat(dataset("isaid_tiled").tiles()).isEqualTo(new DatasetSpec.Tiles(896, 896, 384));
  }
}
