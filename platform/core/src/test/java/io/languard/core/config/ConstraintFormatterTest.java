package io.languard.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.core.JsonCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintFormatterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    {"type":"boolean"}~must be true or false
                    {"type":"integer"}~must be an integer
                    {"type":"integer","minimum":0,"maximum":1}~must be 0 or 1
                    {"type":"integer","minimum":1,"maximum":64}~must be an integer from 1 to 64
                    {"type":"integer","minimum":1}~must be an integer of at least 1
                    {"type":["integer","null"],"maximum":9}~must be an integer of at most 9, or null
                    {"type":"number","minimum":0.5,"maximum":1}~must be a number from 0.5 to 1
                    {"type":"string"}~must be a string
                    {"type":"string","maxLength":20}~must be a string of at most 20 characters
                    {"type":"string","minLength":4,"maxLength":20}~must be a string of 4 to 20 characters
                    {"type":"string","pattern":"^x*$"}~must be a string that matches ^x*$
                    {"type":"string","maxLength":9,"pattern":"^x*$","description":"Crosses."}~must be a string of at most 9 characters that matches ^x*$: Crosses.
                    {"type":"string","enum":["a","b"]}~must be one of a, b
                    {"type":"integer","enum":[0,2]}~must be one of 0, 2
                    {"type":["string","null"],"enum":["a",null]}~must be one of a, or null
                    {"type":"string","enum":["","a"]}~must be one of "", a
                    {"type":["string","null"],"pattern":"^x*$","description":"Crosses."}~must be a string that matches ^x*$, or null: Crosses.
                    {"type":"array"}~must be a list
                    {"type":"array","maxItems":3,"items":{"type":"string"}}~must be a list of at most 3 entries, each of which must be a string
                    {"type":["array","null"],"minItems":4,"maxItems":4}~must be a list of 4 entries, or null
                    {"type":["string","integer"]}~must be a string or an integer
                    {"type":"object"}~must be an object
                    {"title":"anything"}~''
                    """)
    void describesConstraints(String schema, String expected) {
        assertThat(ConstraintFormatter.describe(JsonCodec.toTree(JsonCodec.parseObject(schema))))
                .isEqualTo(expected);
    }
}
