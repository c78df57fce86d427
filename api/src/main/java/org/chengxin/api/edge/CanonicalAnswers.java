package org.chengxin.api.edge;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chengxin.encoding.Codec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes answers, which are records of the house, as canonical JSON. Reads nothing: bodies have their own readers. */
final class CanonicalAnswers extends AbstractGenericHttpMessageConverter<Record> {

    private static final String HOUSE = "org.chengxin.";

    private final Map<Class<?>, Codec<?>> codecs = new ConcurrentHashMap<>();

    CanonicalAnswers() {
        super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type.isRecord() && type.getName().startsWith(HOUSE);
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected void writeInternal(Record answer, @Nullable Type type, HttpOutputMessage message) throws IOException {
        byte[] json = encode(answer);
        message.getHeaders().setContentLength(json.length);
        message.getBody().write(json);
    }

    @SuppressWarnings("unchecked")
    private byte[] encode(Record answer) {
        Codec<Record> codec = (Codec<Record>) codecs.computeIfAbsent(answer.getClass(), Codec::of);
        return codec.encode(answer);
    }

    @Override
    protected Record readInternal(Class<? extends Record> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("answers are only written", message);
    }

    @Override
    public Record read(Type type, @Nullable Class<?> context, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("answers are only written", message);
    }

    @Override
    public List<MediaType> getSupportedMediaTypes(Class<?> type) {
        return supports(type) ? getSupportedMediaTypes() : List.of();
    }
}
