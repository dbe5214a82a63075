package cn.baoxiu.repair.web;

import cn.baoxiu.engine.TaskInbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Completes tasks over HTTP, the same way as Tasklist does: with the values of the task's form (rules R10). */
@RestController
@Tag(name = "tasks", description = "User tasks")
class TaskApi {

    private final TaskInbox tasks;

    TaskApi(TaskInbox tasks) {
        this.tasks = tasks;
    }

    @PostMapping("/api/tasks/{id}/completion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Completes a task; the body holds the values by form key, others are dropped")
    @ApiResponse(responseCode = "204", description = "Completed")
    @ApiResponse(responseCode = "403", description = "Not a task of this user")
    @ApiResponse(responseCode = "404", description = "No such open task: unknown, or completed already")
    @ApiResponse(responseCode = "422", description = "Wrong values; the task stays")
    void complete(@PathVariable String id, @RequestBody Map<String, Object> values) {
        tasks.complete(id, values);
    }
}
