package cn.baoxiu.repair.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads the parameters of the list of cases in one go. Spring's own binding looks for each of them in the parameters and
 * headers of the request, which were a third of the processor time of a list.
 */
class CaseListParamsResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CaseListParams.class;
    }

    @Override
    public CaseListParams resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        Map<String, String[]> given = request.getParameterMap();
        return CaseListParams.of(name -> {
            String[] values = given.get(name);
            return values == null ? null : String.join(",", values);
        });
    }
}
