package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.runtime.data.DatasetFolder;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The library's data sets read the files of their authors, where {@code ATROUS_DATA} names a folder
 * that has some of each below {@code samples}.
 */
final class LibraryDatasetsTest {
  @TempDir Path folder;
  private Path samples = Path.of("");

  @BeforeEach
  void requireData() {
    String data = System.getenv("ATROUS_DATA");
    assumeTrue(data != null, "ATROUS_DATA is not set: the library's data sets are not read");
    samples = Path.of(Objects.requireNonNull(data), "samples");
    assumeTrue(Files.isDirectory(samples), "there is no " + samples);
  }

  @ParameterizedTest
  @CsvSource({
    "voc2012, pascal_voc/VOCdevkit/VOC2012, train, 3",
    "voc2012, pascal_voc/VOCdevkit/VOC2012, val, 3",
    "voc2012, pascal_voc/VOCdevkit/VOC2012, trainval, 6",
    "cityscapes, cityscapes, train, 2",
    "cityscapes, cityscapes, val, 1",
    "ade20k, ade20k/ADEChallengeData2016, training, 1",
    "ade20k, ade20k/ADEChallengeData2016, validation, 2",
    "coco_stuff_164k, coco_stuff, train2017, 4",
    "coco_stuff_164k, coco_stuff, val2017, 3",
    "loveda, loveda, train, 2",
    "loveda, loveda, val, 1",
    "potsdam, potsdam, train, 1",
    "vaihingen, vaihingen, train, 1",
    "isaid, isaid, train, 1",
    "isaid, isaid, val, 2",
    "isaid_tiled, isaid, train, 2",
    "isaid_tiled, isaid, val, 7",
    "isaid_patches, isaid_mmseg, train, 1",
    "isaid_patches, isaid_mmseg, val, 2"
  })
  void readsRealFilesWhole(String name, String below, String split, int size) throws IOException {
    Dataset dataset = dataset(name);
    SampleSource source = DatasetFolder.open(dataset, samples.resolve(below)).split(split);

    assertThat(source.size()).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      for (int label : source.load(i).label().toInts()) {
        assertThat(label == LabelMap.IGNORE || label < dataset.classes().size()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "voc2012, pascal_voc/VOCdevkit/VOC2012, val, 2011_000006, '[0, 9, 15, 18, 255]'",
    "ade20k, ade20k/ADEChallengeData2016, validation, 00000001, '[0, 1, 2, 4, 6, 9, 17, 255]'",
    "loveda, loveda, train, 0.png, '[0, 1, 2, 3, 6]'",
    "potsdam, potsdam, train, 2_10, '[0, 1, 2, 3, 4, 255]'",
    "isaid, isaid, train, P0005, '[0, 8, 9]'"
  })
  void findsTheClassesOfKnownImages(
      String name, String below, String split, String image, String expected) throws IOException {
    assertThat(labels(name, below, split, image).toString()).isEqualTo(expected);
  }

  /** The raw numbers, mapped, are those of the converted labels beside them. */
  @ParameterizedTest
  @CsvSource({
    "cityscapes, cityscapes, train, gtFine/{split}/*/*_gtFine_labelTrainIds.png,"
        + " leftImg8bit/{split}/*/*_leftImg8bit.png",
    "coco_stuff_164k, coco_stuff, train2017, annotations/{split}/*_labelTrainIds.png,"
        + " images/{split}/*.jpg",
    "coco_stuff_164k, coco_stuff, val2017, annotations/{split}/*_labelTrainIds.png,"
        + " images/{split}/*.jpg"
  })
  void mapsNumbersAsTheUsualConvertersDo(
      String name, String below, String split, String converted, String images) throws IOException {
    Dataset mapped = dataset(name);
    Dataset plain =
        Dataset.named("plain")
            .pairs(images, converted)
            .classes(mapped.classes().toArray(String[]::new))
            .ignore(255)
            .build();
    assertSame(mapped, plain, samples.resolve(below), split);
  }

  /** The colours of iSAID stand for the numbers that the converter gives to its patches. */
  @Test
  void readsColoursAsTheirConverterDoes() throws IOException {
    Set<Integer> colors = labels("isaid", "isaid", "val", "P0003");
    Set<Integer> numbers = labels("isaid_patches", "isaid_mmseg", "val", "P0003");

    assertThat(colors).containsExactly(0, 2, 8, 9);
    assertThat(colors).containsAtLeastElementsIn(numbers);
  }

  /** A patch of the converter, from the first row and column, is the first tile. */
  @Test
  void cutsTilesAsTheConverterDoes() throws IOException {
    SampleSource tiles =
        DatasetFolder.open(dataset("isaid_tiled"), samples.resolve("isaid")).split("train");
    SampleSource patches =
        DatasetFolder.open(dataset("isaid_patches"), samples.resolve("isaid_mmseg")).split("train");

    assertThat(tiles.name(0)).isEqualTo("train/images/P0005_0_896_0_896.png");
    assertThat(patches.name(0)).isEqualTo("img_dir/train/P0005_0_896_0_896.png");
    assertThat(tiles.load(0).image().bytes()).isEqualTo(patches.load(0).image().bytes());
    assertThat(tiles.label(0).bytes()).isEqualTo(patches.label(0).bytes());
  }

  @ParameterizedTest
  @CsvSource({"potsdam", "vaihingen"})
  void readsColourCodedTilesLikeIndexedOnes(String name) throws IOException {
    Dataset indexed = dataset(name);
    Dataset.Builder colored =
        Dataset.named("colored")
            .pairs("img_dir/{split}/*.png", "rgb_label/{split}/*_label.png")
            .classes(indexed.classes().toArray(String[]::new))
            .labelsByColor()
            .ignoreColor(0, 0, 0);
    indexed.colors().forEach(c -> colored.color(c.red(), c.green(), c.blue()));

    assertSame(indexed, colored.build(), samples.resolve(name), "train");
  }

  /** None of its label files are here, but its layout is VOC's: with its own labels it reads. */
  @Test
  void takesAugmentedVocByItsList() throws IOException {
    Path voc = samples.resolve("pascal_voc/VOCdevkit/VOC2012");
    Files.createDirectories(folder.resolve("ImageSets/Segmentation"));
    Files.createSymbolicLink(folder.resolve("JPEGImages"), voc.resolve("JPEGImages"));
    Files.createSymbolicLink(
        folder.resolve("SegmentationClassAug"), voc.resolve("SegmentationClass"));
    Files.copy(
        voc.resolve("ImageSets/Segmentation/train.txt"),
        folder.resolve("ImageSets/Segmentation/trainaug.txt"));

    SampleSource source = DatasetFolder.open(dataset("vocaug"), folder).split("trainaug");

    assertThat(source.size()).isEqualTo(3);
    assertThat(source.load(0).label().height()).isEqualTo(513);
  }

  private static void assertSame(Dataset left, Dataset right, Path folder, String split) {
    SampleSource first = DatasetFolder.open(left, folder).split(split);
    SampleSource second = DatasetFolder.open(right, folder).split(split);
    assertThat(first.size()).isEqualTo(second.size());
    for (int i = 0; i < first.size(); i++) {
      assertWithMessage(first.name(i))
          .that(first.load(i).label().toInts())
          .isEqualTo(second.load(i).label().toInts());
    }
  }

  private Set<Integer> labels(String name, String below, String split, String image)
      throws IOException {
    SampleSource source = DatasetFolder.open(dataset(name), samples.resolve(below)).split(split);
    Set<Integer> labels = new TreeSet<>();
    for (int i = 0; i < source.size(); i++) {
      if (source.name(i).contains(image)) {
        for (int label : source.load(i).label().toInts()) {
          labels.add(label);
        }
      }
    }
    return labels;
  }

  /** A data set of the library, by way of generated code. */
  private Dataset dataset(String name) throws IOException {
    Path spec =
        Specs.write(
            folder.resolve("a.atrous"),
            "import std.data\nrecipe r {\n  data %s split train\n}\n".formatted(name));
    Compilation compilation =
        AtrousCompiler.compile(
            new CompileRequest(spec, folder, GenerateCommand.DEFAULT_PACKAGE, Map.of(), List.of()));
    assertThat(compilation.diagnostics()).isEmpty();
    return LoadedSpec.load(compilation).recipe("r").dataset();
  }
}
