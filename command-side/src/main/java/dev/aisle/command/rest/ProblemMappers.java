package dev.aisle.command.rest;

import dev.aisle.contracts.receipt.Code;
import dev.aisle.contracts.receipt.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Every failure of a request as a problem document. Only defects are logged.
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response refused(WebApplicationException e) {
        return Answers.of(problem(e.getResponse().getStatus()));
    }

    @ServerExceptionMapper
    public Response defect(Throwable e) {
        LOG.error("A request failed by a defect", e);
        return Answers.of(
                Answers.problem(
                        500, "Internal error", Code.UNAVAILABLE, "a defect of ours; it is logged"));
    }

    static Problem problem(int status) {
        return switch (status) {
            case 404 -> Problem.of(Code.NOT_FOUND, "no resource has this path; see /q/openapi");
            case 413 -> Problem.of(Code.PAYLOAD_TOO_LARGE, "a command's body is at most 1 MiB");
            case 405 -> transport(status, "Method not allowed", "see /q/openapi for what is");
            case 406 -> transport(status, "Not acceptable", "answers are application/json");
            case 415 -> transport(status, "Unsupported media type", "send application/json");
            default ->
                    status >= 500
                            ? Answers.problem(
                                    status, "Internal error", Code.UNAVAILABLE, "try again later")
                            : transport(status, "Bad request", "the request can't be understood");
        };
    }

    private static Problem transport(int status, String title, String detail) {
        return Answers.problem(status, title, Code.MALFORMED, detail);
    }
}
