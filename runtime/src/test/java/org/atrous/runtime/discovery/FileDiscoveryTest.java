package org.atrous.runtime.discovery;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileDiscoveryTest {
  @TempDir Path folder;

  private void pair(String image, String label) throws IOException {
    Pictures.image(folder.resolve(image));
    Pictures.label(folder.resolve(label), 0, 1, 2);
  }

  private FoundFiles find() {
    return FileDiscovery.in(folder, 1);
  }

  @Test
  void splitsBelowImagesAndLabelsAreFound() throws IOException {
    pair("images/train/a.jpg", "labels/train/a.png");
    pair("images/train/b.jpg", "labels/train/b.png");
    pair("images/val/c.jpg", "labels/val/c.png");

    FoundFiles found = find();

    assertThat(found.images()).isEqualTo("images/{split}/*.jpg");
    assertThat(found.labels()).isEqualTo("labels/{split}/*.png");
    assertThat(found.size("train")).isEqualTo(2);
    assertThat(found.training()).isEqualTo("train");
    assertThat(found.unseen()).isEqualTo("val");
    assertThat(found.needsLists()).isFalse();
  }

  @Test
  void theSplitMayBePartOfAFoldersName() throws IOException {
    pair("train/a.jpg", "trainannot/a.png");
    pair("val/b.jpg", "valannot/b.png");

    assertThat(find().images()).isEqualTo("{split}/*.jpg");
    assertThat(find().labels()).isEqualTo("{split}annot/*.png");
  }

  @Test
  void splitsMayStandAboveImagesAndMasksWithEndings() throws IOException {
    pair("train/images/P1.png", "train/Semantic_masks/images/P1_color.png");
    pair("val/images/P2.png", "val/Semantic_masks/images/P2_color.png");

    assertThat(find().images()).isEqualTo("{split}/images/*.png");
    assertThat(find().labels()).isEqualTo("{split}/Semantic_masks/images/*_color.png");
  }

  @Test
  void foldersThatBothHaveBecomeStars() throws IOException {
    pair("left/train/rome/rome_1_left.png", "gtFine/train/rome/rome_1_gtFine_labelTrainIds.png");
    pair("left/train/oslo/oslo_1_left.png", "gtFine/train/oslo/oslo_1_gtFine_labelTrainIds.png");
    pair("left/val/bern/bern_1_left.png", "gtFine/val/bern/bern_1_gtFine_labelTrainIds.png");
    Pictures.label(folder.resolve("gtFine/train/rome/rome_1_gtFine_instanceIds.png"), 3, 4);

    FoundFiles found = find();

    assertThat(found.images()).isEqualTo("left/{split}/*/*_left.png");
    assertThat(found.labels()).isEqualTo("gtFine/{split}/*/*_gtFine_labelTrainIds.png");
    assertThat(found.size()).isEqualTo(3);
  }

  @Test
  void oneSplitIsDividedByTheSeed() throws IOException {
    for (int i = 0; i < 10; i++) {
      pair("img/%d.jpg".formatted(i), "mask/%d.png".formatted(i));
    }

    FoundFiles found = find();

    assertThat(found.needsLists()).isTrue();
    assertThat(found.size("train")).isEqualTo(8);
    assertThat(found.size("val")).isEqualTo(2);
    assertThat(found.splits()).isEqualTo(find().splits());
    assertThat(found.lines("val", "x")).containsNoneIn(found.lines("train", "x"));
    assertThat(found.remarks().get(0)).contains("2 of 10 images");
  }

  @Test
  void masksBesideTheirImagesAreToldApart() throws IOException {
    pair("a.png", "a_mask.png");
    pair("b.png", "b_mask.png");
    Pictures.image(folder.resolve("lonely.png"));

    FoundFiles found = find();

    assertThat(found.images()).isEqualTo("*.png");
    assertThat(found.labels()).isEqualTo("*_mask.png");
    assertThat(found.size()).isEqualTo(2);
    assertThat(found.lines("train", "files")).hasSize(1);
    assertThat(found.remarks().get(0)).contains("`lonely.png`");
  }

  @Test
  void aNameThatDiffersInsideIsListedWithItsLabel() throws IOException {
    pair("bird.png", "bird_mask.png");
    pair("dog_256.png", "dog_mask_256.png");

    FoundFiles found = find();
    List<String> lines = List.of(found.lines("train", "x").get(0), found.lines("val", "x").get(0));

    assertThat(lines).containsExactly("x/bird.png", "x/dog_256.png x/dog_mask_256.png");
  }

  @Test
  void listsThatAreThereAreTaken() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      pair("voc/JPEGImages/" + name + ".jpg", "voc/SegmentationClass/" + name + ".png");
    }
    Path lists = Files.createDirectories(folder.resolve("voc/ImageSets/Segmentation"));
    Files.writeString(lists.resolve("train.txt"), "a\nb\n");
    Files.writeString(lists.resolve("val.txt"), "c\n");

    FoundFiles found = find();

    assertThat(found.root()).isEqualTo(folder.resolve("voc"));
    assertThat(found.list()).isEqualTo("ImageSets/Segmentation/{split}.txt");
    assertThat(found.size("train")).isEqualTo(2);
    assertThat(found.needsLists()).isFalse();
  }

  @Test
  void equalNumbersInTwoSplitsAreNotMixedUp() throws IOException {
    pair("train/images/1.jpg", "train/labels/1.png");
    pair("val/images/1.jpg", "val/labels/1.png");

    assertThat(find().images()).isEqualTo("{split}/images/*.jpg");
    assertThat(find().splits().get("val")).containsExactly("val/images/1.jpg", "val/labels/1.png");
  }

  @Test
  void aNumberIsNoBeginningOfALongerOne() throws IOException {
    pair("images/1.jpg", "labels/1.png");
    pair("images/10.jpg", "labels/10.png");
    pair("images/100.jpg", "labels/100.png");

    assertThat(find().size()).isEqualTo(3);
    assertThat(find().labels()).isEqualTo("labels/*.png");
  }

  @Test
  void namesMayBeginDifferently() throws IOException {
    pair("images/img_001.jpg", "labels/mask_001.png");
    pair("images/img_002.jpg", "labels/mask_002.png");

    assertThat(find().images()).isEqualTo("images/img_*.jpg");
    assertThat(find().labels()).isEqualTo("labels/mask_*.png");
  }

  @Test
  void imagesWithoutLabelsAreAClearError() throws IOException {
    Pictures.image(folder.resolve("images/a.jpg"));
    Pictures.image(folder.resolve("images/b.jpg"));

    DiscoveryException thrown = assertThrows(DiscoveryException.class, this::find);

    assertThat(thrown.what()).contains("has 2 images, but none");
    assertThat(thrown.help()).contains("a_mask.png");
  }

  @Test
  void labelsInJpegAreRefused() throws IOException {
    Pictures.image(folder.resolve("images/a.jpg"));
    Pictures.image(folder.resolve("labels/a.jpg"));

    DiscoveryException thrown = assertThrows(DiscoveryException.class, this::find);

    assertThat(thrown.what()).contains("are JPEG files");
  }

  @Test
  void anEmptyOrMissingFolderIsNamed() {
    assertThat(assertThrows(DiscoveryException.class, this::find).what())
        .contains("there is no image in");
    assertThat(
            assertThrows(
                    DiscoveryException.class, () -> FileDiscovery.in(folder.resolve("missing"), 1))
                .what())
        .contains("doesn't exist");
  }
}
