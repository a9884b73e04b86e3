package dev.aisle.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.TextFormat;
import dev.aisle.grpc.v1.CommandsProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Others have built on what was released. With a release, its proto is put beside:
/// `./mvnw -o test -pl contracts/grpc -Dtest=ReleasedProtoTest -Daisle.schemas.release=true`.
class ReleasedProtoTest {
    private static final Path RELEASED =
            Path.of(System.getProperty("aisle.root"))
                    .resolve("contracts/released/proto/aisle/commands/v1/commands.txtpb");
    private static final FileDescriptorProto CURRENT = CommandsProto.getDescriptor().toProto();

    @Test
    void whatChangedSinceTheReleaseWasAdded() throws IOException {
        if (Boolean.getBoolean("aisle.schemas.release")) {
            Files.createDirectories(RELEASED.resolveSibling("."));
            Files.writeString(RELEASED, TextFormat.printer().printToString(CURRENT));
        }
        var released = TextFormat.parse(Files.readString(RELEASED), FileDescriptorProto.class);
        assertThat(released.getMessageTypeCount()).isPositive();
        assertThat(AdditiveProto.faults(released, CURRENT))
                .as("keep what was there, and add beside it; what must change is aisle.commands.v2")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatBreaksOthersIsRefused(String change, Consumer<FileDescriptorProto.Builder> edit) {
        var changed = CURRENT.toBuilder();
        edit.accept(changed);
        assertThat(AdditiveProto.faults(CURRENT, changed.build())).as(change).isNotEmpty();
    }

    static Stream<Arguments> whatBreaksOthersIsRefused() {
        return Stream.of(
                change("another package", file -> file.setPackage("aisle.v2")),
                change("a message gone", file -> file.removeMessageType(2)),
                change("a field gone", file -> receipt(file).removeField(6)),
                change("another number", file -> field(file).setNumber(9)),
                change("another name", file -> field(file).setName("seq")),
                change(
                        "another type",
                        file -> field(file).setType(FieldDescriptorProto.Type.TYPE_STRING)),
                change(
                        "a list of what was one",
                        file -> field(file).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)),
                change(
                        "presence lost",
                        file ->
                                receipt(file)
                                        .getFieldBuilder(1)
                                        .clearProto3Optional()
                                        .clearOneofIndex()),
                change("a method gone", file -> file.getServiceBuilder(0).clearMethod()),
                change("a service gone", FileDescriptorProto.Builder::clearService),
                change(
                        "no stream",
                        file ->
                                file.getServiceBuilder(0)
                                        .getMethodBuilder(0)
                                        .setClientStreaming(false)));
    }

    @Test
    void whatIsAddedIsTaken() {
        var changed =
                CURRENT.toBuilder().addMessageType(DescriptorProto.newBuilder().setName("More"));
        receipt(changed)
                .addField(
                        FieldDescriptorProto.newBuilder()
                                .setName("more")
                                .setNumber(100)
                                .setType(FieldDescriptorProto.Type.TYPE_STRING));
        assertThat(AdditiveProto.faults(CURRENT, changed.build())).isEmpty();
    }

    private static Arguments change(String name, Consumer<FileDescriptorProto.Builder> edit) {
        return Arguments.of(name, edit);
    }

    private static DescriptorProto.Builder receipt(FileDescriptorProto.Builder file) {
        return file.getMessageTypeBuilder(1);
    }

    /// The receipt's sequence.
    private static FieldDescriptorProto.Builder field(FileDescriptorProto.Builder file) {
        return receipt(file).getFieldBuilder(0);
    }
}
