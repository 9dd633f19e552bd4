package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.atrous.runtime.experiment.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitListTest {
  private static final Dataset VOC =
      Dataset.named("voc")
          .pairs("Images/*.png", "Labels/*.png")
          .list("lists/{split}.txt")
          .classes("ground", "cat")
          .build();

  private final Path folder;

  SplitListTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("lists"));
    for (String name : List.of("a", "b", "c d")) {
      ImageFiles.rgb(folder.resolve("Images/" + name + ".png"), 1, 1, 0);
      ImageFiles.grey(folder.resolve("Labels/" + name + ".png"), new int[] {0});
    }
  }

  @Test
  void namesImagesInItsOrder() throws IOException {
    list("train", "b\na\n\n");

    assertThat(names("train")).containsExactly("Images/b.png", "Images/a.png").inOrder();
  }

  @Test
  void findsTheKindOfANamedImage() throws IOException {
    ImageFiles.rgb(folder.resolve("Images/e.jpg"), 1, 1, 0);
    ImageFiles.grey(folder.resolve("Labels/e.png"), new int[] {0});
    list("train", "e\na\n");
    Dataset either =
        Dataset.named("voc")
            .pairs("Images/*.{png,jpg}", VOC.labels())
            .list(VOC.list())
            .classes("ground", "cat")
            .build();

    SampleSource source = DatasetFolder.open(either, folder).split("train");

    assertThat(source.name(0)).isEqualTo("Images/e.jpg");
    assertThat(source.name(1)).isEqualTo("Images/a.png");
  }

  @Test
  void takesPathsWithAndWithoutLabelsAndWindowsLines() throws IOException {
    ImageFiles.grey(folder.resolve("Other/b.png"), new int[] {1});
    list("train", "\uFEFFImages/a.png\r\n/Images/b.png /Other/b.png\r\nImages/c d.png\r\n");

    SampleSource source = DatasetFolder.open(VOC, folder).split("train");

    assertThat(names("train"))
        .containsExactly("Images/a.png", "Images/b.png", "Images/c d.png")
        .inOrder();
    assertThat(source.load(1).label().at(0, 0)).isEqualTo(1);
  }

  @Test
  void tellsSplitsByTheirLists() throws IOException {
    list("train", "a");
    list("val", "b");

    assertThat(DatasetFolder.open(VOC, folder).splits()).containsExactly("train", "val");
    assertThat(refused("vall")).contains("did you mean split `val`? there are `train`, `val`");
  }

  @Test
  void reportsImageThatIsNotThere() throws IOException {
    list("train", "a\nghost\nshade\n");

    assertThat(refused("train"))
        .contains("line 2 of `%s` names `ghost`".formatted(folder.resolve("lists/train.txt")));
    assertThat(refused("train")).contains("(and 1 more like it)");
  }

  @Test
  void reportsNameThatStandsTwice() throws IOException {
    list("train", "a\nb\na\n");

    assertThat(refused("train")).contains("names `Images/a.png` again, after line 1");
  }

  @Test
  void reportsLineOfAnotherLayout() throws IOException {
    list("train", "pictures/a.png\n");

    assertThat(refused("train")).contains("is `pictures/a.png`, which is no image of");
  }

  @Test
  void reportsListThatIsEmptyOrNoText() throws IOException {
    list("train", "\n");
    assertThat(refused("train")).contains("names no image");

    Files.write(folder.resolve("lists/train.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(refused("train")).contains("is no text in UTF-8");
  }

  private void list(String split, String text) throws IOException {
    Files.writeString(folder.resolve("lists/" + split + ".txt"), text);
  }

  private List<String> names(String split) {
    SampleSource source = DatasetFolder.open(VOC, folder).split(split);
    return IntStream.range(0, source.size()).mapToObj(source::name).toList();
  }

  private String refused(String split) {
    DatasetFolder open = DatasetFolder.open(VOC, folder);
    return String.valueOf(assertThrows(DataException.class, () -> open.split(split)).getMessage());
  }
}
