package org.atrous.runtime.event;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What TensorBoard's tab HParams shows of a run. TensorFlow Java lacks the plugin's messages, so
 * they are written field by field, as {@code tensorboard/plugins/hparams} declares them in {@code
 * plugin_data.proto} and {@code api.proto}.
 */
public final class HyperParameters {
  private static final String PLUGIN = "hparams";

  // HParamsPluginData
  private static final int EXPERIMENT = 2;
  private static final int SESSION_START = 3;
  private static final int SESSION_END = 4;
  // Experiment
  private static final int EXPERIMENT_HPARAMS = 4;
  private static final int EXPERIMENT_METRICS = 5;
  // HParamInfo
  private static final int HPARAM_NAME = 1;
  private static final int HPARAM_TYPE = 4;
  private static final int TYPE_STRING = 1;
  private static final int TYPE_BOOL = 2;
  private static final int TYPE_FLOAT64 = 3;
  // MetricInfo, MetricName
  private static final int METRIC_NAME = 1;
  private static final int METRIC_TAG = 2;
  // SessionStartInfo
  private static final int START_HPARAMS = 1;
  private static final int START_TIME = 5;
  private static final int MAP_KEY = 1;
  private static final int MAP_VALUE = 2;
  // SessionEndInfo
  private static final int END_STATUS = 1;
  private static final int END_TIME = 2;
  private static final int STATUS_SUCCESS = 1;

  private HyperParameters() {}

  /** Writes the fields of a message. */
  @FunctionalInterface
  private interface Fields {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  /**
   * Adds what the runs of an experiment are compared by. Without it, TensorBoard takes all that
   * they begin with, and all their curves.
   *
   * @param samples a value of each hyperparameter, by name
   * @param metrics tags of the curves that are compared
   */
  public static void declare(EventLog events, Map<String, Object> samples, List<String> metrics)
      throws IOException {
    byte[] experiment =
        message(
            out -> {
              for (Map.Entry<String, Object> sample : samples.entrySet()) {
                out.writeByteArray(EXPERIMENT_HPARAMS, declaration(sample));
              }
              for (String metric : metrics) {
                byte[] name = message(info -> info.writeString(METRIC_TAG, metric));
                out.writeByteArray(
                    EXPERIMENT_METRICS, message(info -> info.writeByteArray(METRIC_NAME, name)));
              }
            });
    add(events, 0, "_hparams_/experiment", EXPERIMENT, experiment);
  }

  /**
   * Adds what a run begins with.
   *
   * @param values numbers, truth values and texts by name
   */
  public static void begin(EventLog events, Map<String, Object> values) throws IOException {
    byte[] start =
        message(
            out -> {
              for (Map.Entry<String, Object> value : values.entrySet()) {
                out.writeByteArray(START_HPARAMS, entry(value));
              }
              out.writeDouble(START_TIME, seconds());
            });
    add(events, 0, "_hparams_/session_start_info", SESSION_START, start);
  }

  /** Adds that a run came to its end. */
  public static void end(EventLog events, int step) throws IOException {
    byte[] end =
        message(
            out -> {
              out.writeEnum(END_STATUS, STATUS_SUCCESS);
              out.writeDouble(END_TIME, seconds());
            });
    add(events, step, "_hparams_/session_end_info", SESSION_END, end);
  }

  private static byte[] declaration(Map.Entry<String, Object> value) throws IOException {
    return message(
        out -> {
          out.writeString(HPARAM_NAME, value.getKey());
          out.writeEnum(HPARAM_TYPE, type(value.getValue()));
        });
  }

  private static int type(Object value) {
    if (value instanceof Number) {
      return TYPE_FLOAT64;
    }
    return value instanceof Boolean ? TYPE_BOOL : TYPE_STRING;
  }

  /** An entry of a map, which protobuf writes as a message. */
  private static byte[] entry(Map.Entry<String, Object> value) throws IOException {
    Value.Builder any = Value.newBuilder();
    if (value.getValue() instanceof Number number) {
      any.setNumberValue(number.doubleValue());
    } else if (value.getValue() instanceof Boolean truth) {
      any.setBoolValue(truth);
    } else {
      any.setStringValue(value.getValue().toString());
    }
    return message(
        out -> {
          out.writeString(MAP_KEY, value.getKey());
          out.writeByteArray(MAP_VALUE, any.build().toByteArray());
        });
  }

  private static void add(EventLog events, int step, String tag, int field, byte[] content)
      throws IOException {
    events.plugin(step, tag, PLUGIN, message(out -> out.writeByteArray(field, content)));
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.writeTo(out);
    out.flush();
    return bytes.toByteArray();
  }

  private static double seconds() {
    return System.currentTimeMillis() / 1e3;
  }
}
