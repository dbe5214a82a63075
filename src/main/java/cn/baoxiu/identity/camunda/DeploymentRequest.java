package cn.baoxiu.identity.camunda;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;
import org.camunda.bpm.engine.rest.mapper.MultipartPayloadProvider;

/** Body of a deployment request, read by the very parser of the REST interface, so that both see the same parts. */
public final class DeploymentRequest {

    private DeploymentRequest() {}

    /** True if the request would deploy into a tenant: models are shared, and the engine lets anyone name any tenant. */
    public static boolean namesTenant(String contentType, byte[] body) throws IOException {
        var headers = new MultivaluedHashMap<String, String>();
        headers.putSingle("content-type", contentType);
        MultipartFormData parts = new MultipartPayloadProvider()
                .readFrom(
                        MultipartFormData.class,
                        MultipartFormData.class,
                        new Annotation[0],
                        MediaType.MULTIPART_FORM_DATA_TYPE,
                        headers,
                        new ByteArrayInputStream(body));
        return parts.getNamedPart("tenant-id") != null;
    }
}
