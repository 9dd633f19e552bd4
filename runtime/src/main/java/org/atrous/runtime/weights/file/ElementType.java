package org.atrous.runtime.weights.file;

import java.nio.ByteBuffer;
import java.util.Locale;

/** How a number is stored. */
enum ElementType {
  FLOAT64(8) {
    @Override
    float next(ByteBuffer bytes) {
      return (float) bytes.getDouble();
    }
  },
  FLOAT32(4) {
    @Override
    float next(ByteBuffer bytes) {
      return bytes.getFloat();
    }

    @Override
    void decode(ByteBuffer bytes, float[] values, int from, int count) {
      bytes.asFloatBuffer().get(values, from, count);
      bytes.position(bytes.position() + count * bytes());
    }
  },
  FLOAT16(2) {
    @Override
    float next(ByteBuffer bytes) {
      return half(bytes.getShort());
    }
  },
  BFLOAT16(2) {
    @Override
    float next(ByteBuffer bytes) {
      return Float.intBitsToFloat(bytes.getShort() << 16);
    }
  },
  INT64(8) {
    @Override
    float next(ByteBuffer bytes) {
      return bytes.getLong();
    }
  },
  INT32(4) {
    @Override
    float next(ByteBuffer bytes) {
      return bytes.getInt();
    }
  },
  INT16(2) {
    @Override
    float next(ByteBuffer bytes) {
      return bytes.getShort();
    }
  },
  INT8(1) {
    @Override
    float next(ByteBuffer bytes) {
      return bytes.get();
    }
  },
  UINT32(4) {
    @Override
    float next(ByteBuffer bytes) {
      return Integer.toUnsignedLong(bytes.getInt());
    }
  },
  UINT16(2) {
    @Override
    float next(ByteBuffer bytes) {
      return Short.toUnsignedInt(bytes.getShort());
    }
  },
  UINT8(1) {
    @Override
    float next(ByteBuffer bytes) {
      return Byte.toUnsignedInt(bytes.get());
    }
  },
  BOOL(1) {
    @Override
    float next(ByteBuffer bytes) {
      return bytes.get() == 0 ? 0 : 1;
    }
  };

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }

  /** The name that all frameworks use, but for their prefixes. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number at a buffer's position, which moves on. */
  abstract float next(ByteBuffer bytes);

  /** Turns numbers of a buffer, which has that many left, into float32. */
  void decode(ByteBuffer bytes, float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      values[i] = next(bytes);
    }
  }

  /** IEEE 754 binary16; Java has it from 20 on. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >>> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 112;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
