package cn.baoxiu.engine.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models inside the program, under the same relative names whether it runs from a jar or from a folder. */
@Component
class ShippedModels {

    private final Map<String, ModelFile> byName = new TreeMap<>();

    ShippedModels() {
        load("processes", ModelKind.PROCESS);
        load("processes", ModelKind.DECISION);
        load("forms", ModelKind.FORM);
    }

    Iterable<ModelFile> all() {
        return byName.values();
    }

    private void load(String root, ModelKind kind) {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + root + "/**/*." + kind.extension());
            for (Resource resource : found) {
                String name = relativeName(resource.getURL(), root);
                try (InputStream in = resource.getInputStream()) {
                    byName.putIfAbsent(name, new ModelFile(name, in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped models under " + root + " cannot be read", e);
        }
    }

    static String relativeName(URL url, String root) {
        String path = URLDecoder.decode(url.toString(), StandardCharsets.UTF_8);
        return path.substring(path.lastIndexOf("/" + root + "/") + 1);
    }
}
