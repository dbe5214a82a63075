package cn.baoxiu.identity.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class PolicyNonceFilterTest {

    private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

    private final MockServletContext program = new MockServletContext();
    private final PolicyNonceFilter filter = new PolicyNonceFilter();

    @Test
    void theNonceOfAPageStaysThatOfItsHeader_whateverOthersAskForMeanwhile() throws Exception {
        request((mine, response) -> {
            mine.getServletContext().setAttribute(NONCE, "mine");
            request((theirs, ignored) -> {
                assertThat(theirs.getServletContext().getAttribute(NONCE)).isNull();
                theirs.getServletContext().setAttribute(NONCE, "theirs");
            });
            assertThat(mine.getServletContext().getAttribute(NONCE)).isEqualTo("mine");
        });
        assertThat(program.getAttribute(NONCE)).isNull();
    }

    @Test
    void everythingElseIsThatOfTheProgram() throws Exception {
        program.setAttribute("a", 1);
        request((mine, response) -> {
            ServletContext context = mine.getServletContext();
            assertThat(context.getAttribute("a")).isEqualTo(1);
            context.setAttribute("b", 2);
            assertThat(context.getContextPath()).isEqualTo(program.getContextPath());
        });
        assertThat(program.getAttribute("b")).isEqualTo(2);
    }

    private void request(FilterChain page) throws IOException, ServletException {
        filter.doFilter(new MockHttpServletRequest(program), new MockHttpServletResponse(), page);
    }
}
