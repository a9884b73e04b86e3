package dev.aisle.grpc;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a changed proto file would break for those who have built on the released one: everything that
/// was there stays as it was, on the wire and in the source that is generated.
final class AdditiveProto {
    private final List<String> faults = new ArrayList<>();

    private AdditiveProto() {}

    /// @return empty if the change only adds
    static List<String> faults(FileDescriptorProto released, FileDescriptorProto current) {
        var comparison = new AdditiveProto();
        comparison.same("the package", released.getPackage(), current.getPackage());
        comparison.same(
                "the Java package",
                released.getOptions().getJavaPackage(),
                current.getOptions().getJavaPackage());
        comparison.messages("", released.getMessageTypeList(), current.getMessageTypeList());
        comparison.enums("", released.getEnumTypeList(), current.getEnumTypeList());
        comparison.services(released.getServiceList(), current.getServiceList());
        return comparison.faults;
    }

    private void messages(
            String prefix, List<DescriptorProto> released, List<DescriptorProto> current) {
        var now = by(current, DescriptorProto::getName);
        for (var message : released) {
            var name = prefix + message.getName();
            var other = now.get(message.getName());
            if (other == null) {
                faults.add(name + " is gone");
                continue;
            }
            fields(name, message, other);
            messages(name + ".", message.getNestedTypeList(), other.getNestedTypeList());
            enums(name + ".", message.getEnumTypeList(), other.getEnumTypeList());
        }
    }

    private void fields(String message, DescriptorProto released, DescriptorProto current) {
        var now = by(current.getFieldList(), FieldDescriptorProto::getNumber);
        for (var field : released.getFieldList()) {
            var name = message + "." + field.getName();
            var other = now.get(field.getNumber());
            if (other == null) {
                faults.add(name + " is gone, or has another number");
                continue;
            }
            same(name + "'s name", field.getName(), other.getName());
            same(name + "'s type", type(field), type(other));
            same(name + "'s oneof", oneof(field, released), oneof(other, current));
        }
        var freed = new HashSet<>(released.getReservedNameList());
        freed.removeAll(current.getReservedNameList());
        freed.forEach(name -> faults.add(message + "." + name + " is no longer reserved"));
        for (var range : released.getReservedRangeList()) {
            if (!current.getReservedRangeList().contains(range)) {
                faults.add(
                        message + ": numbers from " + range.getStart() + " are no longer reserved");
            }
        }
    }

    private void enums(
            String prefix, List<EnumDescriptorProto> released, List<EnumDescriptorProto> current) {
        var now = by(current, EnumDescriptorProto::getName);
        for (var type : released) {
            var other = now.get(type.getName());
            for (var value : type.getValueList()) {
                if (other == null || !other.getValueList().contains(value)) {
                    faults.add(prefix + type.getName() + "." + value.getName() + " has changed");
                }
            }
        }
    }

    private void services(
            List<ServiceDescriptorProto> released, List<ServiceDescriptorProto> current) {
        var now = by(current, ServiceDescriptorProto::getName);
        for (var service : released) {
            var other = now.get(service.getName());
            for (var method : service.getMethodList()) {
                var name = service.getName() + "." + method.getName();
                var present =
                        other == null
                                ? null
                                : by(other.getMethodList(), MethodDescriptorProto::getName)
                                        .get(method.getName());
                if (present == null) {
                    faults.add(name + " is gone");
                } else {
                    same(name, method, present);
                }
            }
        }
    }

    private static String type(FieldDescriptorProto field) {
        return field.getLabel()
                + " "
                + field.getType()
                + " "
                + field.getTypeName()
                + (field.getProto3Optional() ? " with presence" : "");
    }

    private static String oneof(FieldDescriptorProto field, DescriptorProto message) {
        return field.hasOneofIndex() ? message.getOneofDecl(field.getOneofIndex()).getName() : "";
    }

    private void same(String what, Object released, Object current) {
        if (!Objects.equals(released, current)) {
            faults.add(what + " has changed from " + released + " to " + current);
        }
    }

    private static <K, V> Map<K, V> by(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, value -> value));
    }
}
