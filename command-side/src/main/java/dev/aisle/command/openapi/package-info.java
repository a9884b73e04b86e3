/// The OpenAPI document of the command side, completed while the application is built.
@NullMarked
package dev.aisle.command.openapi;

import org.jspecify.annotations.NullMarked;
