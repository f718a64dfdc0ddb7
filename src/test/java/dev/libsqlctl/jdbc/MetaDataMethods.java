package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All there is to ask of {@link DatabaseMetaData}. */
final class MetaDataMethods {
    private MetaDataMethods() {}

    /** {@return the names of the methods, each of which has answered with something to arguments that narrow nothing} */
    static List<String> callAll(DatabaseMetaData metaData) throws Exception {
        List<String> answered = new ArrayList<>();
        for (Method method : DatabaseMetaData.class.getDeclaredMethods()) {
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(MetaDataMethods::argument)
                    .toArray();
            Object answer = method.invoke(metaData, arguments);
            assertThat(answer).as(method.getName()).isNotNull();
            if (answer instanceof ResultSet result) {
                while (result.next()) {
                    assertThat(result.getRow()).as(method.getName()).isPositive();
                }
                result.close();
            }
            answered.add(method.getName());
        }
        return answered;
    }

    private static Object argument(Class<?> type) {
        return type == int.class ? (Object) 0 : type == boolean.class ? (Object) false : null;
    }
}
