package org.atrous.compiler.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads specs from files, and says what is wrong with a file that holds none. */
public final class SourceReader {
  private static final String EXTENSION = ".atrous";
  private static final int LARGEST_MIB = 16;
  private static final int LARGEST = LARGEST_MIB << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SourceReader() {}

  /**
   * Reads a file in UTF-8; a byte order mark is passed over.
   *
   * @param shown how diagnostics name the file, with forward slashes
   * @param diagnostics is told why, where there is nothing to return
   * @return empty if the file is missing, unreadable, not UTF-8, or blank
   */
  public static Optional<SourceFile> read(Path file, String shown, Diagnostics diagnostics) {
    if (Files.isDirectory(file)) {
      return refuse(diagnostics, shown, Code.FILE_UNREADABLE, "this is a folder, not a spec", null);
    }
    try {
      return decode(bytes(file), shown, diagnostics);
    } catch (NoSuchFileException e) {
      return refuse(
          diagnostics, shown, Code.FILE_NOT_FOUND, "there is no such file", wayOut(file, shown));
    } catch (AccessDeniedException e) {
      return refuse(
          diagnostics,
          shown,
          Code.FILE_UNREADABLE,
          "the file can't be read: permission denied",
          "allow reading it");
    } catch (IOException e) {
      return refuse(
          diagnostics,
          shown,
          Code.FILE_UNREADABLE,
          "the file can't be read: " + e.getMessage(),
          null);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST + 1);
    }
  }

  private static Optional<SourceFile> decode(byte[] bytes, String shown, Diagnostics diagnostics) {
    if (bytes.length > LARGEST) {
      return refuse(
          diagnostics,
          shown,
          Code.FILE_UNREADABLE,
          "the file is larger than " + LARGEST_MIB + " MiB",
          "a spec is a text of some kilobytes: is this the right file?");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int offset = in.position();
      return refuse(
          diagnostics,
          shown,
          Code.NOT_UTF8,
          String.format(
              "the file is not UTF-8: byte 0x%02X at offset %d, in line %d",
              bytes[offset], offset, line(bytes, offset)),
          "save it in UTF-8");
    }
    String text = out.flip().toString();
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    if (text.isBlank()) {
      return refuse(diagnostics, shown, Code.EMPTY_FILE, "the file is empty", null);
    }
    return Optional.of(new SourceFile(shown, text));
  }

  private static int line(byte[] bytes, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      boolean crOfCrlf = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
      if (bytes[i] == '\n' || (bytes[i] == '\r' && !crOfCrlf)) {
        line++;
      }
    }
    return line;
  }

  private static Optional<SourceFile> refuse(
      Diagnostics diagnostics, String shown, Code code, String message, @Nullable String help) {
    Span nowhere = new Span(new SourceFile(shown, ""), 0, 0);
    diagnostics.report(code, nowhere, message, "", help);
    return Optional.empty();
  }

  /** The file that was probably meant, or the folder that isn't there. */
  private static @Nullable String wayOut(Path file, String shown) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path name = file.getFileName();
    if (folder == null || name == null) {
      return null;
    }
    String before = shown.substring(0, shown.lastIndexOf('/') + 1);
    if (!Files.isDirectory(folder)) {
      return "there is no folder `" + before + "` either";
    }
    return nearest(name.toString(), folder)
        .map(sibling -> "did you mean `" + before + sibling + "`?")
        .orElse(null);
  }

  private static Optional<String> nearest(String name, Path folder) {
    List<String> siblings;
    try (Stream<Path> files = Files.list(folder)) {
      siblings =
          files
              .map(Path::getFileName)
              .map(Path::toString)
              .filter(sibling -> sibling.endsWith(EXTENSION))
              .toList();
    } catch (IOException e) {
      // The hint is a courtesy; that the file is missing is said without it.
      return Optional.empty();
    }
    String whole = name.endsWith(EXTENSION) ? name : name + EXTENSION;
    return siblings.contains(whole)
        ? Optional.of(whole)
        : Suggestion.nearest(name, siblings).or(() -> Suggestion.nearest(whole, siblings));
  }
}
