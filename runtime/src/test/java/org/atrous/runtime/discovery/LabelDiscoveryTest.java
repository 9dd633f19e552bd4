package org.atrous.runtime.discovery;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelDiscoveryTest {
  @TempDir Path folder;

  @BeforeEach
  void images() throws IOException {
    Pictures.image(folder.resolve("images/train/a.jpg"));
    Pictures.image(folder.resolve("images/val/b.jpg"));
  }

  private void labels(int... values) throws IOException {
    Pictures.label(folder.resolve("labels/train/a.png"), values);
    Pictures.label(folder.resolve("labels/val/b.png"), values);
  }

  private void colors(int... values) throws IOException {
    Pictures.colors(folder.resolve("labels/train/a.png"), values);
    Pictures.colors(folder.resolve("labels/val/b.png"), values);
  }

  private void table(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private FoundLabels look() {
    return LabelDiscovery.look(FileDiscovery.in(folder, 1), folder, done -> {});
  }

  private static List<String> names(FoundLabels labels) {
    return labels.classes().stream().map(FoundClass::name).toList();
  }

  @Test
  void numbersWithoutATableAreClasses() throws IOException {
    labels(0, 1, 3, 255);

    FoundLabels found = look();

    assertThat(found.meaning()).isEqualTo(LabelMeaning.INDEX);
    assertThat(names(found)).containsExactly("class0", "class1", "class2", "class3").inOrder();
    assertThat(found.ignored()).containsExactly(255);
    assertThat(found.classes().get(1).pixels()).isEqualTo(2 * 24 * 6);
    assertThat(found.classes().get(1).images()).isEqualTo(2);
    assertThat(found.classes().get(2).images()).isEqualTo(0);
  }

  @Test
  void groundAndFigureAreTwoClasses() throws IOException {
    labels(0, 255);

    FoundLabels found = look();

    assertThat(found.meaning()).isEqualTo(LabelMeaning.MAPPED);
    assertThat(found.classes().stream().map(FoundClass::code)).containsExactly(0, 255).inOrder();
    assertThat(found.ignored()).isEmpty();
  }

  @Test
  void namesStandInALineEach() throws IOException {
    labels(0, 1, 2);
    table("classes.txt", "sky\ntraffic light\nroad\n");

    assertThat(names(look())).containsExactly("sky", "traffic light", "road").inOrder();
  }

  @Test
  void aTableGivesNumbersColoursAndWhatIsVoid() throws IOException {
    labels(0, 1, 2);
    table("classes.csv", "id,name,r,g,b,pixels\n0,sky,1,2,3,9\n1,road,4,5,6,9\n2,Void,0,0,0,9\n");

    FoundLabels found = look();

    assertThat(names(found)).containsExactly("sky", "road").inOrder();
    assertThat(found.ignored()).containsExactly(2, 255);
    assertThat(found.classes().get(1).color().orElseThrow().green()).isEqualTo(5);
  }

  @Test
  void numbersFromOneLeaveZeroWithoutAClass() throws IOException {
    labels(0, 1, 2);
    table("names.tsv", "Idx\tShare\tName\n1\t0.5\twall, brick\n2\t0.1\tsky\n3\t0.0\tsea\n");

    FoundLabels found = look();

    assertThat(found.meaning()).isEqualTo(LabelMeaning.REDUCED);
    assertThat(names(found)).containsExactly("wall", "sky", "sea").inOrder();
  }

  @Test
  void aTableThatDoesNotKnowAllNumbersIsLeftAlone() throws IOException {
    labels(0, 1, 7);
    table("classes.txt", "sky\nroad\n");

    assertThat(names(look())).contains("class7");
  }

  @Test
  void aListOfImagesIsNoTable() throws IOException {
    labels(0);
    table("train.txt", "a\n");

    assertThat(names(look())).containsExactly("class0");
  }

  @Test
  void coloursAreClassesByATable() throws IOException {
    colors(0x800000, 0x808080);
    table("label_colors.txt", "128 128 128\tSky\n128 0 0\tBuilding\n0 0 0\tVoid\n");

    FoundLabels found = look();

    assertThat(found.meaning()).isEqualTo(LabelMeaning.COLOR);
    assertThat(names(found)).containsExactly("Sky", "Building").inOrder();
    assertThat(found.ignored()).containsExactly(0);
  }

  @Test
  void coloursWithoutATableAreCounted() throws IOException {
    colors(0x00ff00, 0x000000);

    assertThat(look().classes().stream().map(FoundClass::code))
        .containsExactly(0, 0xff00)
        .inOrder();
  }

  @Test
  void blendedColoursAreNoLabels() throws IOException {
    BufferedImage smooth = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      smooth.setRGB(i % 64, i / 64, i);
    }
    labels(0, 1);
    Pictures.colors(folder.resolve("labels/train/a.png"), 0, 255);
    ImageIO.write(smooth, "png", folder.resolve("labels/val/b.png").toFile());

    assertThat(assertThrows(DiscoveryException.class, this::look).what()).contains("no label");
  }

  @Test
  void aBrokenLabelIsRemarked() throws IOException {
    labels(0, 1);
    Files.write(folder.resolve("labels/val/b.png"), new byte[0]);

    FoundLabels found = look();

    assertThat(found.remarks().get(0)).contains("1 of 2 labels can't be read");
    assertThat(names(found)).hasSize(2);
  }
}
