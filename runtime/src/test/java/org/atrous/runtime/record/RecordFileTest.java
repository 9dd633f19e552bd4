package org.atrous.runtime.record;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  /** Length 3, its checksum, {@code abc}, its checksum; computed apart from this code. */
  private static final String ABC = "0300000000000000" + "b099490e" + "616263" + "6e57f121";

  private final Path file;

  RecordFileTest(@TempDir Path folder) {
    this.file = folder.resolve("records");
  }

  @Test
  void framesAsTensorFlowDoes() throws IOException {
    write("abc");

    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).isEqualTo(ABC);
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    write("abc", "", "a longer one");

    assertThat(read()).containsExactly("abc", "", "a longer one").inOrder();
  }

  @Test
  void endsBeforeRecordThatIsCutShortAnywhere() throws IOException {
    write("abc", "defg");
    byte[] bytes = Files.readAllBytes(file);
    for (int length = ABC.length() / 2; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));

      assertThat(read()).containsExactly("abc");
    }
  }

  @Test
  void endsBeforeRecordThatIsDamagedAnywhere() throws IOException {
    write("abc", "defg");
    byte[] bytes = Files.readAllBytes(file);
    for (int place = ABC.length() / 2; place < bytes.length; place++) {
      byte[] damaged = bytes.clone();
      damaged[place] ^= 0x10;
      Files.write(file, damaged);

      assertThat(read()).containsExactly("abc");
    }
  }

  private void write(String... texts) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      RecordFile records = new RecordFile(channel);
      for (String text : texts) {
        records.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private List<String> read() throws IOException {
    List<String> texts = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file)) {
      RecordFile records = new RecordFile(channel);
      Optional<byte[]> data = records.read();
      while (data.isPresent()) {
        texts.add(new String(data.get(), StandardCharsets.UTF_8));
        data = records.read();
      }
    }
    return texts;
  }
}
