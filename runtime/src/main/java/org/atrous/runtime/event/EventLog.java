package org.atrous.runtime.event;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.atrous.runtime.picture.PngFile;
import org.atrous.runtime.record.RecordFile;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The event file of a run: figures and pictures by step, for TensorBoard. Events are added in the
 * order of their steps. One that a kill cut short is left out when reading, and cut off before
 * writing on.
 */
public final class EventLog implements AutoCloseable {
  private static final String VERSION = "brain.Event:2";

  /** What stands where a value is needed, and there is only metadata. */
  private static final TensorProto NO_TENSOR =
      TensorProto.newBuilder()
          .setDtype(DataType.DT_FLOAT)
          .setTensorShape(
              TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dim.newBuilder().setSize(0)))
          .build();

  private final FileChannel channel;
  private final RecordFile records;

  private EventLog(FileChannel channel) {
    this.channel = channel;
    this.records = new RecordFile(channel);
  }

  /** The event file in a folder. */
  public static Path file(Path folder) {
    return folder.resolve("events.out.tfevents.atrous");
  }

  /**
   * Opens the event file of a folder to write on after a step, and cuts off what was added after
   * it.
   *
   * @param folder is made if it's missing
   * @param lastStep of the checkpoint from which training goes on; 0 for a new run
   */
  public static EventLog openAfter(Path folder, int lastStep) throws IOException {
    return open(folder, event -> event.getStep() <= lastStep);
  }

  /**
   * Opens the event file of a folder to write on, and cuts it off before the first event that
   * doesn't stay.
   *
   * @param folder is made if it's missing
   * @param stays whether an event stays
   */
  public static EventLog open(Path folder, Predicate<Event> stays) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            file(folder),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    EventLog log = new EventLog(channel);
    try {
      log.truncate(stays);
      if (channel.size() == 0) {
        log.add(event(0).setFileVersion(VERSION));
      }
      return log;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void truncate(Predicate<Event> stays) throws IOException {
    long end = 0;
    Optional<byte[]> data = records.read();
    while (data.isPresent() && stays.test(Event.parseFrom(data.get()))) {
      end = channel.position();
      data = records.read();
    }
    channel.truncate(end);
    channel.position(end);
  }

  /** The events of a folder; none if it has no event file. */
  public static List<Event> read(Path folder) throws IOException {
    List<Event> events = new ArrayList<>();
    if (Files.exists(file(folder))) {
      try (FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.READ)) {
        RecordFile records = new RecordFile(channel);
        Optional<byte[]> data = records.read();
        while (data.isPresent()) {
          events.add(Event.parseFrom(data.get()));
          data = records.read();
        }
      }
    }
    return events;
  }

  /**
   * Adds a figure.
   *
   * @param step from 1
   * @param tag of the curve, with slashes to group curves
   * @param value its value at the step
   */
  public void scalar(int step, String tag, double value) throws IOException {
    add(step, Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value));
  }

  /**
   * Adds a picture.
   *
   * @param step from 1
   * @param tag of the picture, with slashes to group pictures
   * @param picture in colour
   */
  public void image(int step, String tag, BufferedImage picture) throws IOException {
    Summary.Image image =
        Summary.Image.newBuilder()
            .setHeight(picture.getHeight())
            .setWidth(picture.getWidth())
            .setColorspace(3)
            .setEncodedImageString(ByteString.copyFrom(PngFile.encode(picture)))
            .build();
    add(step, Summary.Value.newBuilder().setTag(tag).setImage(image));
  }

  /** Adds the graph that is trained, of which there is one in a file. */
  public void graph(GraphDef graph) throws IOException {
    add(event(0).setGraphDef(graph.toByteString()));
  }

  /**
   * Adds what one of TensorBoard's plugins shows.
   *
   * @param step from 0
   * @param tag by which the plugin knows it
   * @param plugin its name
   * @param content in the plugin's own format
   */
  public void plugin(int step, String tag, String plugin, byte[] content) throws IOException {
    SummaryMetadata.PluginData data =
        SummaryMetadata.PluginData.newBuilder()
            .setPluginName(plugin)
            .setContent(ByteString.copyFrom(content))
            .build();
    add(
        step,
        Summary.Value.newBuilder()
            .setTag(tag)
            .setTensor(NO_TENSOR)
            .setMetadata(SummaryMetadata.newBuilder().setPluginData(data)));
  }

  private void add(int step, Summary.Value.Builder value) throws IOException {
    add(event(step).setSummary(Summary.newBuilder().addValue(value)));
  }

  private void add(Event.Builder event) throws IOException {
    records.write(event.build().toByteArray());
  }

  private static Event.Builder event(int step) {
    return Event.newBuilder().setWallTime(System.currentTimeMillis() / 1e3).setStep(step);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
