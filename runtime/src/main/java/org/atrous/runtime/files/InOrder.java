package org.atrous.runtime.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.Map;

/** Writes a map in its own order, where that says something: the order of classes, of metrics. */
public final class InOrder extends JsonSerializer<Map<String, ?>> {
  @Override
  public void serialize(Map<String, ?> map, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject(map);
    for (Map.Entry<String, ?> entry : map.entrySet()) {
      provider.defaultSerializeField(entry.getKey(), entry.getValue(), out);
    }
    out.writeEndObject();
  }
}
