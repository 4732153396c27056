package je.gov.hub.operations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** An MBean of named values, each with the sentence that the console shows beside it. It can be read and nothing else. */
record ReadOnlyBean(String description, List<Value> values) implements DynamicMBean {

    ReadOnlyBean {
        values = List.copyOf(values);
    }

    /** One attribute. */
    record Value(String name, Class<?> type, String description, Supplier<? extends @Nullable Object> now) {

        /** As a person reads it: a time to the second, anything else by its name. */
        static Value text(String name, String description, Supplier<? extends @Nullable Object> now) {
            return new Value(name, String.class, description, () -> switch (now.get()) {
                case null -> null;
                case Instant time -> time.truncatedTo(ChronoUnit.SECONDS).toString();
                case Object other -> other.toString();
            });
        }
    }

    @Override
    public @Nullable Object getAttribute(String name) throws AttributeNotFoundException {
        for (var value : values) {
            if (value.name().equals(name)) {
                return value.now().get();
            }
        }
        throw new AttributeNotFoundException(name);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        var asked = Arrays.asList(names);
        var found = new AttributeList();
        values.stream()
                .filter(value -> asked.contains(value.name()))
                .forEach(value ->
                        found.add(new Attribute(value.name(), value.now().get())));
        return found;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName());
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String operation, Object[] parameters, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(operation));
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        var attributes = values.stream()
                .map(value -> new MBeanAttributeInfo(
                        value.name(), value.type().getName(), value.description(), true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(ReadOnlyBean.class.getName(), description, attributes, null, null, null);
    }
}
