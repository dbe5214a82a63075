package cn.baoxiu.identity.camunda;

import cn.baoxiu.identity.Groups;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The lists every user finds in Tasklist. Each is created once: an administrator may change or delete it. Their queries
 * hold expressions, which is why only administrators may save filters (rules R10).
 */
@Component
public class TasklistFilters {

    private static final String PROPERTY = "baoxiu.filter.";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private volatile Map<String, String> idsByKey = Map.of();

    private final FilterService filterService;
    private final TaskService taskService;
    private final ManagementService managementService;
    private final Grants grants;

    TasklistFilters(
            FilterService filterService, TaskService taskService, ManagementService managementService, Grants grants) {
        this.filterService = filterService;
        this.taskService = taskService;
        this.managementService = managementService;
        this.grants = grants;
    }

    void create() {
        create("mine", "我的任务", "已由我认领的任务", q -> q.taskAssigneeExpression("${currentUser()}"));
        create("groups", "我组待办", "本组等待认领的任务", q -> q.taskUnassigned()
                .taskCandidateGroupInExpression("${currentUserGroups()}"));
        create("dueToday", "今日到期", "今天结束前应完成的任务", q -> q.dueAfterExpression("${now()}")
                .dueBeforeExpression("${dateTime().plusDays(1).withTimeAtStartOfDay()}"));
        create("overdue", "已超期", "已过应完成时间的任务", q -> q.dueBeforeExpression("${now()}"));
        create("all", "全部任务", "我能看到的所有未完成任务", q -> q);
        new TreeSet<>(Groups.STAFF).forEach(this::grantTo);
        // Read now, while nobody is logged in: the engine shows its properties to administrators only.
        Map<String, String> ids = new HashMap<>();
        managementService.getProperties().forEach((name, id) -> {
            if (name.startsWith(PROPERTY)) {
                ids.put(name.substring(PROPERTY.length()), id);
            }
        });
        idsByKey = Map.copyOf(ids);
    }

    /** Address of one of the lists in Tasklist; Tasklist shows its first list if that one was deleted. */
    public String addressOf(String key) {
        String id = idsByKey.get(key);
        return TASKLIST + (id == null ? "" : "#/?filter=" + id);
    }

    /** Lets the group see the filters that still exist. */
    void grantTo(String group) {
        for (String id : ids()) {
            grants.readFilter(group, id);
        }
    }

    private List<String> ids() {
        return managementService.getProperties().entrySet().stream()
                .filter(property -> property.getKey().startsWith(PROPERTY))
                .map(Map.Entry::getValue)
                .filter(id -> filterService.createFilterQuery().filterId(id).count() == 1)
                .sorted()
                .toList();
    }

    private void create(String key, String name, String description, UnaryOperator<TaskQuery> restriction) {
        if (managementService.getProperties().containsKey(PROPERTY + key)) {
            return;
        }
        TaskQuery query = restriction.apply(taskService.createTaskQuery().active());
        Filter filter = filterService
                .newTaskFilter(name)
                .setQuery(query.orderByTaskPriority().desc().orderByDueDate().asc())
                .setProperties(Map.of(
                        "description",
                        description,
                        "priority",
                        priorityOf(key),
                        "refresh",
                        true,
                        "showUndefinedVariable",
                        false,
                        // The cards show readable facts of the case (repair.web.TaskCards) in place of variables.
                        "variables",
                        List.of()));
        filterService.saveFilter(filter);
        managementService.setProperty(PROPERTY + key, filter.getId());
    }

    /** Tasklist shows filters in ascending order of this number. */
    private static int priorityOf(String key) {
        return 10 * (List.of("mine", "groups", "dueToday", "overdue", "all").indexOf(key) + 1);
    }
}
