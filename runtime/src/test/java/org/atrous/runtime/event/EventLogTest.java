package org.atrous.runtime.event;

import static com.google.common.truth.Truth.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

class EventLogTest {
  private final Path folder;

  EventLogTest(@TempDir Path folder) {
    this.folder = folder.resolve("events");
  }

  @Test
  void beginsWithItsVersion() throws IOException {
    log(0);

    assertThat(EventLog.read(folder).get(0).getFileVersion()).isEqualTo("brain.Event:2");
  }

  @Test
  void hasNameThatTensorBoardLooksFor() {
    assertThat(EventLog.file(folder).getFileName().toString()).contains("tfevents");
  }

  @Test
  void keepsScalars() throws IOException {
    log(0, 10, 20);

    List<Event> events = EventLog.read(folder);
    Summary.Value value = events.get(2).getSummary().getValue(0);
    assertThat(steps()).containsExactly(10L, 20L).inOrder();
    assertThat(value.getTag()).isEqualTo("loss/train");
    assertThat(value.getSimpleValue()).isEqualTo(0.05f);
  }

  @Test
  void keepsPictures() throws IOException {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(2, 1, 0x102030);
    try (EventLog log = EventLog.openAfter(folder, 0)) {
      log.image(5, "val/first", picture);
    }

    Summary.Image image = EventLog.read(folder).get(1).getSummary().getValue(0).getImage();
    byte[] png = image.getEncodedImageString().toByteArray();
    assertThat(image.getHeight()).isEqualTo(2);
    assertThat(image.getWidth()).isEqualTo(3);
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(2, 1)).isEqualTo(0xff102030);
  }

  @Test
  void cutsOffEventsAfterTheCheckpoint() throws IOException {
    log(0, 10, 20, 30, 40);
    log(20, 30, 40, 50);

    assertThat(steps()).containsExactly(10L, 20L, 30L, 40L, 50L).inOrder();
    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void writesOnAfterEventThatWasCutShort() throws IOException {
    log(0, 10, 20);
    Files.write(EventLog.file(folder), new byte[] {9, 0, 0}, StandardOpenOption.APPEND);
    assertThat(steps()).containsExactly(10L, 20L);

    log(20, 30);

    assertThat(steps()).containsExactly(10L, 20L, 30L).inOrder();
  }

  @Test
  void beginsAnewWhereEvenTheVersionWasCutShort() throws IOException {
    Files.createDirectories(folder);
    Files.write(EventLog.file(folder), new byte[] {9, 0, 0});

    log(0, 10);

    assertThat(steps()).containsExactly(10L);
    assertThat(versions()).isEqualTo(1);
  }

  @Test
  void readsNothingFromMissingFolder() throws IOException {
    assertThat(EventLog.read(folder)).isEmpty();
  }

  private void log(int after, int... steps) throws IOException {
    try (EventLog log = EventLog.openAfter(folder, after)) {
      for (int step : steps) {
        log.scalar(step, "loss/train", 1.0 / step);
      }
    }
  }

  private List<Long> steps() throws IOException {
    return EventLog.read(folder).stream().filter(Event::hasSummary).map(Event::getStep).toList();
  }

  private long versions() throws IOException {
    return EventLog.read(folder).stream().filter(Event::hasFileVersion).count();
  }
}
