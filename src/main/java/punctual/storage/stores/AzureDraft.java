package punctual.storage.stores;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A file on its way into a container: blocks, which a list at the end makes a blob. */
final class AzureDraft implements Store.Draft {
  private static final String OURS = "punctualdraft";
  private static final int CONFLICT = 409;
  private static final int TAKEN = 412;

  private final BlockBlobClient blob;
  private final String id;
  private final Parts out = new Parts(this::block);
  private final List<String> blocks = new ArrayList<>();

  /**
   * @param id of this draft alone, kept with the file: so a repeated call finds its own work
   */
  AzureDraft(BlockBlobClient blob, String id) {
    this.blob = blob;
    this.id = id;
  }

  @Override
  public OutputStream out() {
    return out;
  }

  private void block(int number, byte[] bytes, int length) throws IOException {
    String block =
        Base64.getEncoder()
            .encodeToString("%s-%06d".formatted(id, number).getBytes(StandardCharsets.US_ASCII));
    var options =
        new BlockBlobStageBlockOptions(
                block, BinaryData.fromByteBuffer(ByteBuffer.wrap(bytes, 0, length)))
            .setContentMd5(Peer.md5(bytes, length));
    var _ = Peer.ask(() -> blob.stageBlockWithResponse(options, null, Context.NONE));
    blocks.add(block);
  }

  @Override
  public void keep() throws IOException {
    out.finish();
    var options =
        new BlockBlobCommitBlockListOptions(blocks)
            .setMetadata(Map.of(OURS, id))
            .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
    try {
      blob.commitBlockListWithResponse(options, null, Context.NONE);
    } catch (BlobStorageException e) {
      boolean taken = e.getStatusCode() == CONFLICT || e.getStatusCode() == TAKEN;
      if (!taken) throw Peer.fault(e);
      if (!isOurs()) throw new FileAlreadyExistsException(blob.getBlobName());
    } catch (RuntimeException e) {
      throw Peer.fault(e);
    }
  }

  /** Whether the file is there by an answer that was lost on its way to us. */
  private boolean isOurs() throws IOException {
    return id.equals(Peer.ask(blob::getProperties).getMetadata().get(OURS));
  }

  /** Nothing: blocks without a list are no file, and the store drops them. */
  @Override
  public void close() {}
}
