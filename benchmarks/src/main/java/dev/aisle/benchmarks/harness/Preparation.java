package dev.aisle.benchmarks.harness;

/// What is done before each turn of a side and isn't measured, such as emptying a table.
@FunctionalInterface
public interface Preparation {
    Preparation NONE = () -> {};

    void prepare() throws Exception;
}
