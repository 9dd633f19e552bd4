package org.atrous.runtime.weights.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.weights.bytes.ByteSource;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.bytes.MemoryBytes;
import org.atrous.runtime.weights.pickle.PickleValue.Bytes;
import org.atrous.runtime.weights.pickle.PickleValue.LongText;
import org.atrous.runtime.weights.pickle.PickleValue.None;
import org.atrous.runtime.weights.pickle.PickleValue.Real;
import org.atrous.runtime.weights.pickle.PickleValue.Text;
import org.atrous.runtime.weights.pickle.PickleValue.Truth;
import org.atrous.runtime.weights.pickle.PickleValue.Whole;

/**
 * The stack machine of pickles, protocols 0 to 5; the instructions are those of Python's {@code
 * pickletools}. One reads one pickle.
 */
public final class Unpickler {
  /** Byte strings and texts above this many bytes stay in the file. */
  private static final int SHORT = 1 << 12;

  /** A state dictionary of a thousand tensors takes some ten thousand. */
  private static final int MOST_INSTRUCTIONS = 2_000_000;

  private static final int LONGEST_INTEGER = 1 << 10;
  private static final int NEWEST_PROTOCOL = 5;

  private final PickleBytes bytes;
  private final PickleStack stack;
  private final Map<Long, PickleValue> memo = new HashMap<>();

  private Unpickler(ByteSource source, long position, PickleFunctions functions) {
    this.bytes = new PickleBytes(source, position);
    this.stack = new PickleStack(functions);
  }

  /**
   * A pickle that was read.
   *
   * @param value what it holds
   * @param end position behind it
   */
  public record Result(PickleValue value, long end) {}

  /**
   * Reads one pickle.
   *
   * @param position of its first byte
   * @throws MalformedException if it is none, ends too early, or asks for a function or class that
   *     isn't known
   */
  public static Result read(ByteSource source, long position, PickleFunctions functions)
      throws IOException {
    Unpickler unpickler = new Unpickler(source, position, functions);
    for (int count = 0; count < MOST_INSTRUCTIONS; count++) {
      int instruction = unpickler.bytes.unsignedByte();
      if (instruction == '.') {
        return new Result(unpickler.stack.pop(), unpickler.bytes.position());
      }
      unpickler.execute(instruction);
    }
    throw new MalformedException(
        "its pickle has more than %d instructions".formatted(MOST_INSTRUCTIONS));
  }

  private void execute(int instruction) throws IOException {
    switch (instruction) {
      case 0x80 -> requireProtocol(bytes.unsignedByte());
      case 0x95 -> bytes.signedLong(); // FRAME: for reading ahead alone
      case '(' -> stack.mark();
      case '0' -> stack.pop();
      case '1' -> stack.popMark();
      case '2' -> stack.push(stack.peek());
      case ')' -> stack.push(new PickleValue.Tuple(List.of()));
      case 0x85 -> stack.pushTuple(stack.pop(1));
      case 0x86 -> stack.pushTuple(stack.pop(2));
      case 0x87 -> stack.pushTuple(stack.pop(3));
      case 't' -> stack.pushTuple(stack.popMark());
      case ']', 0x8f -> stack.push(new PickleValue.Sequence());
      case 'l', 0x91 -> stack.pushSequence(stack.popMark());
      case 'a' -> stack.append(stack.pop(1));
      case 'e', 0x90 -> stack.append(stack.popMark());
      case '}' -> stack.push(new PickleValue.Dictionary());
      case 'd' -> stack.pushDictionary(stack.popMark());
      case 's' -> stack.setItems(stack.pop(2));
      case 'u' -> stack.setItems(stack.popMark());
      case 'c' -> stack.pushGlobal(bytes.line(), bytes.line());
      case 0x93 -> stack.pushGlobal(stack.pop(2));
      case 'R', 0x81 -> stack.call();
      case 0x92 -> stack.callWithKeywords();
      case 'o' -> stack.callFromMark();
      case 'i' -> stack.callInstance(bytes.line(), bytes.line());
      case 'b' -> stack.build();
      case 'P' -> stack.persistent(new Text(bytes.line()));
      case 'Q' -> stack.persistent(stack.pop());
      case 'g' -> get(line10());
      case 'h' -> get(bytes.unsignedByte());
      case 'j' -> get(bytes.unsignedInt());
      case 'p' -> memo.put(line10(), stack.peek());
      case 'q' -> memo.put((long) bytes.unsignedByte(), stack.peek());
      case 'r' -> memo.put(bytes.unsignedInt(), stack.peek());
      case 0x94 -> memo.put((long) memo.size(), stack.peek());
      default -> stack.push(literal(instruction));
    }
  }

  private PickleValue literal(int instruction) throws IOException {
    return switch (instruction) {
      case 'N' -> new None();
      case 0x88 -> new Truth(true);
      case 0x89 -> new Truth(false);
      case 'I' -> number(bytes.line());
      case 'L' -> new Whole(integer(bytes.line().replaceFirst("L$", "")));
      case 'J' -> whole(bytes.signedInt());
      case 'K' -> whole(bytes.unsignedByte());
      case 'M' -> whole(bytes.unsignedShort());
      case 0x8a -> new Whole(integer(bytes.unsignedByte()));
      case 0x8b -> new Whole(integer(bytes.signedInt()));
      case 'F' -> new Real(real(bytes.line()));
      case 'G' -> new Real(bytes.bigEndianDouble());
      case 'S' -> new Text(unquoted(bytes.line()));
      case 'V' -> new Text(bytes.line());
      case 'T' -> string(bytes.unsignedInt());
      case 'U' -> string(bytes.unsignedByte());
      case 0x8c -> text(bytes.unsignedByte());
      case 'X' -> text(bytes.unsignedInt());
      case 0x8d -> text(bytes.signedLong());
      case 'C' -> byteString(bytes.unsignedByte());
      case 'B' -> byteString(bytes.unsignedInt());
      case 0x8e, 0x96 -> byteString(bytes.signedLong());
      default ->
          throw new MalformedException(
              "its pickle has no instruction but 0x%02x at byte %d"
                  .formatted(instruction, bytes.position() - 1));
    };
  }

  private static void requireProtocol(int protocol) throws MalformedException {
    if (protocol > NEWEST_PROTOCOL) {
      throw new MalformedException("its pickle has protocol %d".formatted(protocol));
    }
  }

  private void get(long index) throws MalformedException {
    PickleValue value = memo.get(index);
    if (value == null) {
      throw new MalformedException(
          "its pickle recalls number %d, which isn't there".formatted(index));
    }
    stack.push(value);
  }

  private long line10() throws IOException {
    return integer(bytes.line()).longValue();
  }

  private static Whole whole(long value) {
    return new Whole(BigInteger.valueOf(value));
  }

  /** An integer of protocol 0, which also has truth values so. */
  private static PickleValue number(String line) throws MalformedException {
    return line.equals("00") || line.equals("01")
        ? new Truth(line.equals("01"))
        : new Whole(integer(line));
  }

  private static BigInteger integer(String digits) throws MalformedException {
    if (!digits.matches("-?\\d{1,1024}")) {
      throw new MalformedException("its pickle has `%s` for a number".formatted(digits));
    }
    return new BigInteger(digits);
  }

  /** An integer in two's complement, least significant byte first. */
  private BigInteger integer(int length) throws IOException {
    if (length < 0 || length > LONGEST_INTEGER) {
      throw new MalformedException("its pickle has a number of %d bytes".formatted(length));
    }
    byte[] reversed = new byte[length];
    byte[] read = bytes.array(length);
    for (int i = 0; i < length; i++) {
      reversed[i] = read[length - 1 - i];
    }
    return length == 0 ? BigInteger.ZERO : new BigInteger(reversed);
  }

  private static double real(String line) throws MalformedException {
    try {
      return Double.parseDouble(line);
    } catch (NumberFormatException e) {
      throw new MalformedException("its pickle has `%s` for a number".formatted(line), e);
    }
  }

  private static String unquoted(String line) {
    return line.length() < 2 ? line : line.substring(1, line.length() - 1);
  }

  /** Python 2's strings, which may be text or bytes. */
  private PickleValue string(long length) throws IOException {
    return length <= SHORT
        ? new Text(bytes.text((int) length, StandardCharsets.ISO_8859_1))
        : new Bytes(bytes.slice(length));
  }

  private PickleValue text(long length) throws IOException {
    return length >= 0 && length <= SHORT
        ? new Text(bytes.text((int) length, StandardCharsets.UTF_8))
        : new LongText(bytes.slice(length));
  }

  /** Short ones are copied, as reading each from the file would take longer than all others. */
  private PickleValue byteString(long length) throws IOException {
    return length >= 0 && length <= SHORT
        ? new Bytes(new MemoryBytes(ByteBuffer.wrap(bytes.array((int) length))))
        : new Bytes(bytes.slice(length));
  }
}
