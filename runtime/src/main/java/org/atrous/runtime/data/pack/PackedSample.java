package org.atrous.runtime.data.pack;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.tensorflow.proto.BytesList;
import org.tensorflow.proto.Example;
import org.tensorflow.proto.Feature;
import org.tensorflow.proto.Features;
import org.tensorflow.proto.Int64List;

/**
 * A sample as a {@code tensorflow.Example}, under the names that DeepLab's own records have. Image
 * and label are bytes as they are in memory, RGB and classes, which takes no time to decode.
 */
final class PackedSample {
  private static final String RAW = "raw";
  private static final String IMAGE = "image/encoded";
  private static final String IMAGE_FORMAT = "image/format";
  private static final String NAME = "image/filename";
  private static final String HEIGHT = "image/height";
  private static final String WIDTH = "image/width";
  private static final String CHANNELS = "image/channels";
  private static final String LABEL = "image/segmentation/class/encoded";
  private static final String LABEL_FORMAT = "image/segmentation/class/format";

  private PackedSample() {}

  static byte[] encode(Sample sample) {
    Features.Builder features =
        Features.newBuilder()
            .putFeature(NAME, text(sample.name()))
            .putFeature(HEIGHT, number(sample.image().height()))
            .putFeature(WIDTH, number(sample.image().width()))
            .putFeature(CHANNELS, number(3))
            .putFeature(IMAGE_FORMAT, text(RAW))
            .putFeature(IMAGE, bytes(sample.image().bytes()))
            .putFeature(LABEL_FORMAT, text(RAW))
            .putFeature(LABEL, bytes(sample.label().bytes()));
    return Example.newBuilder().setFeatures(features).build().toByteArray();
  }

  /**
   * The sample of a record.
   *
   * @throws InvalidProtocolBufferException if it isn't one of those that {@link #encode} makes
   */
  static Sample decode(byte[] record) throws InvalidProtocolBufferException {
    Map<String, Feature> features = Example.parseFrom(record).getFeatures().getFeatureMap();
    try {
      int height = Math.toIntExact(feature(features, HEIGHT).getInt64List().getValue(0));
      int width = Math.toIntExact(feature(features, WIDTH).getInt64List().getValue(0));
      return new Sample(
          value(features, NAME).toStringUtf8(),
          new RgbImage(height, width, value(features, IMAGE).toByteArray()),
          new LabelMap(height, width, value(features, LABEL).toByteArray()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new InvalidProtocolBufferException(new IOException(e));
    }
  }

  private static ByteString value(Map<String, Feature> features, String name) {
    return feature(features, name).getBytesList().getValue(0);
  }

  private static Feature feature(Map<String, Feature> features, String name) {
    return features.getOrDefault(name, Feature.getDefaultInstance());
  }

  private static Feature text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Feature bytes(byte[] bytes) {
    return Feature.newBuilder()
        .setBytesList(BytesList.newBuilder().addValue(ByteString.copyFrom(bytes)))
        .build();
  }

  private static Feature number(long value) {
    return Feature.newBuilder().setInt64List(Int64List.newBuilder().addValue(value)).build();
  }
}
