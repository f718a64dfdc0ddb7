DELETE FROM [Invoice];
